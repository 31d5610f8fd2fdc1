"""What is shown over the pages of a mini-program, and the user's answers."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from pysim.driver.errors import DriverError
from pysim.driver.given import File, Picture, to_picker
from pysim.driver.screen import Screen

if TYPE_CHECKING:
    from pysim.driver.session import Session

Kind = Literal["modal", "actionSheet", "pickImages", "preview", "switches"]
"""What is asked: two buttons, a menu, files, nothing but a viewer to close, permissions."""
KINDS: tuple[Kind, ...] = get_args(Kind)
Choice = Literal["confirm", "cancel"] | int


@dataclass(frozen=True, slots=True)
class Dialog:
    """A dialog that is open."""

    session: "Session" = field(repr=False, compare=False)
    kind: Kind
    fields: dict[str, Any]
    """All that the platform was asked to show."""

    @property
    def title(self) -> str:
        """The heading; empty: there is none."""
        return str(self.fields.get("title", ""))

    @property
    def content(self) -> str:
        """The text of a modal."""
        return str(self.fields.get("content", ""))

    @property
    def items(self) -> list[str]:
        """What can be chosen of a menu or a list of switches; the images of a viewer."""
        items = self.fields.get("items", self.fields.get("urls", []))
        return [each if isinstance(each, str) else each["text"] for each in items]

    @property
    def buttons(self) -> list[str]:
        """The texts of a modal's buttons: that which confirms, and that which cancels if any."""
        texts = [self.fields.get("confirm"), self.fields.get("cancel")]
        return [text for text in texts if text]

    def confirm(self) -> None:
        """Tap the button that confirms."""
        self._answer("confirm")

    def cancel(self) -> None:
        """Tap the button that cancels, or close what has none."""
        self._answer("cancel")

    def choose(self, item: int | str) -> None:
        """Tap an item of a menu, counted from 0 or by its text; of switches: switch and confirm."""
        if isinstance(item, str) and item not in self.items:
            there = ", ".join(map(repr, self.items)) or "none"
            raise DriverError(f"choose({item!r}): the {self.kind} has no such item; items: {there}")
        self._answer(self.items.index(item) if isinstance(item, str) else item)

    def give(self, *files: File) -> None:
        """Bring these to a picker, see `Page.give`."""
        if self.kind != "pickImages":
            raise DriverError(f"{self.kind} takes no files; only pickImages does.")
        self._check()
        self.session.ask("(files) => driver.give(files)", to_picker(files))

    def _answer(self, choice: Choice) -> None:
        self._check()
        try:
            self.session.ask("(choice) => driver.surface.answer(choice)", choice)
        except DriverError as error:
            raise DriverError(str(error).removeprefix("pysim.ui.answer: ")) from error

    def _check(self) -> None:
        if shown(self.session) != self:
            raise DriverError(f"This {self.kind} is not open any more.")


def shown(session: "Session") -> Dialog | None:
    """Return the topmost dialog."""
    fields = session.ask("driver.dialogs.shown")
    return Dialog(session, fields["kind"], fields) if fields else None


class Dialogs(Screen):
    """What the platform asks and tells the user of a mini-program."""

    @property
    def dialog(self) -> Dialog | None:
        """The topmost dialog, if one is open."""
        return shown(self.session)

    def wait_for_dialog(self, kind: Kind | None = None) -> Dialog:
        """Wait until a dialog is open, be it of a kind; raises DriverError if none comes."""
        _check_kind(kind)

        def matching() -> Dialog | None:
            found = self.dialog
            return found if found and kind in {None, found.kind} else None

        try:
            return self.wait_until(matching)
        except DriverError as error:
            found = self.dialog
            there = f"{found.kind} is open" if found else "none is open"
            raise DriverError(
                f"No {kind or 'dialog'} has come within {self._seconds}; {there}."
            ) from error

    def answer(self, kind: Kind, choice: Choice = "confirm") -> None:
        """Answer the dialog of that kind that is open, or the next one ahead of time.

        `choice`: "confirm", "cancel", or the number of an item.
        """
        _check_kind(kind)
        self.session.ask("(given) => driver.dialogs.expect(...given)", [kind, choice])

    @property
    def answered(self) -> list[Dialog]:
        """The dialogs that were answered ahead of time, as they were shown."""
        found = self.session.ask("driver.dialogs.answered")
        return [Dialog(self.session, fields["kind"], fields) for fields in found]

    def give(self, *files: File) -> None:
        """Bring these to the picker that is open, or else to the next one; none: it is cancelled.

        A file is a path on this machine, the contents as bytes, or a picture of Pillow.
        """
        self.session.ask("(files) => driver.give(files)", to_picker(files))

    @property
    def toast(self) -> str | None:
        """The text of the message that is shown and goes by itself."""
        found = self.session.ask("driver.toast")
        return found["title"] if found else None

    @property
    def album(self) -> list[Picture]:
        """The pictures that were saved, the latest one last."""
        return [Picture.read(each) for each in self.session.ask("driver.album")]


def _check_kind(kind: str | None) -> None:
    if kind is not None and kind not in KINDS:
        raise DriverError(f"There is no dialog of the kind {kind!r}; kinds: {', '.join(KINDS)}.")
