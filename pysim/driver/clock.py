"""The clock of a mini-program."""

from typing import TYPE_CHECKING

from pysim.driver.moment import Moment, milliseconds

if TYPE_CHECKING:
    from pysim.driver.session import Session


class Clock:
    """`Date` in the logic layer. Timers run as ever, whatever it shows."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    def set(self, moment: Moment) -> None:
        """Let it stand still at a moment; raises ValueError for a text that is none."""
        self._session.ask("(time) => driver.clock(time)", milliseconds(moment))

    def run(self) -> None:
        """Let it show the time of the machine, and go on."""
        self._session.ask("driver.clock()")
