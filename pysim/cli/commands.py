"""The commands of `pysim`, each in a module of its own."""

import click

import pysim as package
from pysim.cli.preview import preview


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package.__version__, prog_name="pysim")
def pysim() -> None:
    """Simulate Feishu/Lark mini-programs in a browser."""


pysim.add_command(preview)
