"""Something wrong with a project, in the shape of `Problem` in the preview's protocol."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """`file` is a path from the root; `message` is a sentence: what is wrong, and what to do."""

    file: str
    message: str
    severity: Severity = "warning"
