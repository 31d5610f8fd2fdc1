"""What a host keeps for later runs, as a browser would."""

from typing import Any

from pysim.core.effects import Commit


class Disk:
    """Records by path and by key."""

    def __init__(self) -> None:
        self.files: dict[str, dict[str, Any]] = {}
        self.items: dict[str, dict[str, Any]] = {}

    def apply(self, commit: Commit) -> None:
        """Do what the effect asks for."""
        for record in commit.files:
            if record["kind"] == "gone":
                self.files.pop(str(record["path"]), None)
            else:
                self.files[str(record["path"])] = record
        for item in commit.items:
            if "text" in item:
                self.items[str(item["key"])] = item
            else:
                self.items.pop(str(item["key"]), None)

    @property
    def kept(self) -> dict[str, Any]:
        """What a later run starts with."""
        return {"files": [*self.files.values()], "items": [*self.items.values()]}
