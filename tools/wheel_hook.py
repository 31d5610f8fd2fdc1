"""Put the built site into the package, so that its users need no Node."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SiteHook(BuildHookInterface[Any]):
    """Called by hatchling, in an environment that holds nothing else."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the site, unless this is an editable install, which finds it where it is built."""
        site = Path(self.root) / "build" / "site"
        if version == "standard" and site.is_dir():
            build_data["force_include"][str(site)] = "pysim/site"
