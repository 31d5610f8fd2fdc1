"""The file tree against a model: any order of operations, with no divergence."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pysim.core import files as files_module
from pysim.core.effects import Commit
from pysim.core.errors import ApiError
from pysim.core.files import Files
from pysim.core.kept import Committer, restore
from pysim.core.paths import MAX_PATH, Path, parse_path
from pysim.core.storage import Storage
from pysim.core.store import MemoryStore
from tests.support.disk import Disk

QUOTA = 40
NAMES = st.sampled_from(["a", "b", "c"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
DATA = st.binary(max_size=15)


def user(path: str) -> Path:
    return parse_path(f"ttfile://user/{path}")


class Model:
    """The user area as two plain collections; each operation returns the errno it deserves."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.folders: set[str] = {""}

    def parent(self, path: str) -> str:
        return path.rpartition("/")[0]

    def below(self, path: str) -> list[str]:
        return [each for each in (*self.files, *self.folders) if each.startswith(f"{path}/")]

    def missing(self, path: str) -> bool:
        return path not in self.files and path not in self.folders

    def place(self, path: str, size: int) -> int | None:
        """Judge writing a file of `size` to `path`."""
        if path in self.folders:
            return 207
        if self.missing(self.parent(path)):
            return 203
        if self.parent(path) in self.files:
            return 206
        used = sum(map(len, self.files.values())) - len(self.files.get(path, b""))
        return 208 if used + size > QUOTA else None

    def write(self, path: str, data: bytes) -> int | None:
        errno = self.place(path, len(data))
        if errno is None:
            self.files[path] = data
        return errno

    def append(self, path: str, data: bytes) -> int | None:
        if path not in self.files:
            return 207 if path in self.folders else 203
        return self.write(path, self.files[path] + data)

    def copy(self, source: str, target: str) -> int | None:
        if source not in self.files:
            return 207 if source in self.folders else 203
        return None if source == target else self.write(target, self.files[source])

    def mkdir(self, path: str, *, recursive: bool) -> int | None:
        if not self.missing(path):
            return None if recursive and path in self.folders else 204
        steps = path.split("/")
        chain = ["/".join(steps[: i + 1]) for i in range(len(steps) - 1)]
        lowest = next((each for each in reversed(chain) if not self.missing(each)), "")
        if not recursive and lowest != self.parent(path):
            return 203
        if lowest in self.files:
            return 206
        self.folders.update([*(each for each in chain if each not in self.files), path])
        return None

    def rmdir(self, path: str, *, recursive: bool) -> int | None:
        if path not in self.folders:
            return 206 if path in self.files else 203
        inside = self.below(path)
        if inside and not recursive:
            return 205
        for each in [*inside, path]:
            self.files.pop(each, None)
            self.folders.discard(each)
        return None

    def unlink(self, path: str) -> int | None:
        if path not in self.files:
            return 207 if path in self.folders else 203
        del self.files[path]
        return None

    def move(self, source: str, target: str) -> int | None:
        """Judge renaming `source` to another path."""
        if f"{target}/".startswith(f"{source}/") or f"{source}/".startswith(f"{target}/"):
            return 209
        if self.missing(self.parent(target)):
            return 203
        if self.parent(target) in self.files:
            return 206
        both_files = source in self.files and target in self.files
        return None if self.missing(target) or both_files else 204

    def rename(self, source: str, target: str) -> int | None:
        if self.missing(source):
            return 203
        errno = None if source == target else self.move(source, target)
        if errno or source == target:
            return errno
        for each in [source, *self.below(source)]:
            moved = target + each[len(source) :]
            if each in self.files:
                self.files[moved] = self.files.pop(each)
            else:
                self.folders.remove(each)
                self.folders.add(moved)
        return None


class FileTree(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.store = MemoryStore()
        self.files = Files(self.store)
        self.model = Model()
        self.disk = Disk()
        self.safe = Model()

    def agree(self, expected: int | None, operation: Callable[..., Any], *given: Any) -> None:
        if expected is None:
            operation(*given)
            return
        with pytest.raises(ApiError) as failure:
            operation(*given)
        assert failure.value.errno.code == expected

    @rule(path=PATHS, data=DATA)
    def write(self, path: str, data: bytes) -> None:
        self.agree(self.model.write(path, data), self.files.write, user(path), data)

    @rule(path=PATHS, data=DATA)
    def place(self, path: str, data: bytes) -> None:
        self.agree(self.model.write(path, data), self.files.place, user(path), data)

    @rule(path=PATHS, data=DATA)
    def append(self, path: str, data: bytes) -> None:
        self.agree(self.model.append(path, data), self.files.append, user(path), data)

    @rule(source=PATHS, goal=PATHS)
    def copy(self, source: str, goal: str) -> None:
        self.agree(self.model.copy(source, goal), self.files.copy, user(source), user(goal))

    @rule(source=PATHS, goal=PATHS)
    def rename(self, source: str, goal: str) -> None:
        expected = self.model.rename(source, goal)
        self.agree(expected, self.files.rename, user(source), user(goal))

    @rule(path=PATHS, recursive=st.booleans())
    def mkdir(self, path: str, *, recursive: bool) -> None:
        expected = self.model.mkdir(path, recursive=recursive)
        self.agree(expected, lambda: self.files.make_directory(user(path), recursive=recursive))

    @rule(path=PATHS, recursive=st.booleans())
    def rmdir(self, path: str, *, recursive: bool) -> None:
        expected = self.model.rmdir(path, recursive=recursive)
        self.agree(expected, lambda: self.files.remove_directory(user(path), recursive=recursive))

    @rule(path=PATHS)
    def unlink(self, path: str) -> None:
        self.agree(self.model.unlink(path), self.files.remove, user(path))

    @rule(path=PATHS, data=DATA)
    def save(self, path: str, data: bytes) -> None:
        temp = self.files.add("temp", "bin", data)
        expected = self.model.write(path, data)
        self.agree(expected, self.files.save, temp, user(path))
        if expected is None:
            self.agree(203, self.files.stat, temp)
        else:
            self.files.remove(temp)

    def run_commit(self, answer: dict[str, str]) -> None:
        steps = Committer(self.files, Storage()).commit()
        for effect in steps:
            assert isinstance(effect, Commit)
            if not answer:
                self.disk.apply(effect)
            with pytest.raises(ApiError if answer else StopIteration):
                steps.send(answer)
        assert self.store.count() == sum(each is not None for each in self.files.entries().values())

    @rule()
    def commit(self) -> None:
        self.run_commit({})
        self.safe = deepcopy(self.model)

    @rule()
    def commit_in_vain(self) -> None:
        self.run_commit({"problem": "the disk is full"})
        self.model = deepcopy(self.safe)

    @rule()
    def restart(self) -> None:
        self.store = MemoryStore()
        self.files = Files(self.store)
        restore(self.disk.kept, self.files, Storage())
        self.model = deepcopy(self.safe)

    @invariant()
    def holds_the_same(self) -> None:
        for path, data in self.model.files.items():
            assert self.files.read(user(path)) == data
        for folder in self.model.folders:
            names = {
                each.rpartition("/")[2]
                for each in (*self.model.files, *self.model.folders)
                if each and self.model.parent(each) == folder
            }
            where = user(folder) if folder else Path("user", ())
            assert self.files.names(where) == sorted(names)


@pytest.fixture(autouse=True)
def _small_quota(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "USER_QUOTA", QUOTA)


def test_any_order_of_operations_agrees_with_the_model() -> None:
    machine = FileTree.TestCase
    machine.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
    machine().runTest()


@pytest.mark.parametrize(
    "text",
    [
        "ttfile://user/../temp/a",
        "ttfile://user/./a",
        "ttfile://user//a",
        "ttfile://user/a\\b",
        "ttfile://user/a\0b",
        "ttfile://../user/a",
        "ttfile://USER/a",
        "file:///etc/passwd",
        "//host/a",
        "../a",
        "a/../../b",
        "data:text/plain,a",
    ],
)
def test_no_spelling_leaves_an_area(text: str) -> None:
    with pytest.raises(ApiError) as failure:
        parse_path(text)

    assert failure.value.errno.code == 213


@pytest.mark.parametrize("text", ["%2e%2e", "．．", "‥", "a%2Fb", "ttfile:%2F%2Fuser"])
def test_nothing_is_decoded_so_look_alikes_are_plain_names(text: str) -> None:
    assert user(text).parts == (text,)


def test_a_saved_file_is_a_new_one_where_another_was() -> None:
    clock = iter(range(100, 200))
    files = Files(MemoryStore(), lambda: next(clock))
    files.write(user("a"), b"old")
    files.write(user("a"), b"newer")
    assert files.file(user("a")).created == 100

    files.save(files.add("temp", "", b"saved"), user("a"))

    assert files.saved()[user("a")].created > 101


def test_a_path_is_refused_before_it_becomes_too_long_to_name() -> None:
    files = Files(MemoryStore())
    deep = user("a/" * (MAX_PATH // 2 - 10))
    files.make_directory(deep, recursive=True)

    for too_deep in ("a/" * 20_000, "b" * MAX_PATH):
        with pytest.raises(ApiError, match=f"{MAX_PATH} are allowed") as failure:
            user(too_deep)
        assert failure.value.errno.code == 214
    files.make_directory(user("b" * 20), recursive=False)
    with pytest.raises(ApiError, match=f"{MAX_PATH} are allowed") as failure:
        files.rename(user("a"), user("b" * 20 + "/a"))

    assert failure.value.errno.code == 214
    assert files.stat(deep) is None


def test_a_long_address_is_no_file_whatever_its_length() -> None:
    with pytest.raises(ApiError) as failure:
        parse_path("data:image/png;base64," + "A" * 2 * MAX_PATH)

    assert failure.value.errno.code == 213
