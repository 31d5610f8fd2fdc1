"""Rows of a table, and the names that files get after them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pysim.batch.rows import Names, RowsError, read


def rows(tmp_path: Path, data: bytes) -> list[tuple[int, dict[str, str]]]:
    path = tmp_path / "rows.csv"
    path.write_bytes(data)
    return [(number, dict(cells)) for number, cells in read(path)]


class TestRows:
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_cells_hold_commas_quotes_and_newlines(self, tmp_path: Path, mark: bytes) -> None:
        table = 'id,text\r\n1,"a, ""b""\nc"\r\n\r\n2,ü漢\r\n'.encode()

        assert [
            (1, {"id": "1", "text": 'a, "b"\nc'}),
            (2, {"id": "2", "text": "ü漢"}),
        ] == rows(tmp_path, mark + table)

    def test_a_table_without_rows_has_none(self, tmp_path: Path) -> None:
        assert rows(tmp_path, b"id,text\n") == []

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            (b"", "is empty. Its first line names the columns"),
            (b"a,\n1,2\n", "column 2 has no name"),
            (b"a,b,a\n", "names a more than once"),
            (b"a,b\n1,2\n3\n", "line 3: row 2 has 1 cells, but the first line names 2 columns"),
            (b'a\n"open\n', "line 2: unexpected end of data"),
            (b"a\n\xfc\n", "is not UTF-8"),
        ],
    )
    def test_what_is_wrong_is_said(self, tmp_path: Path, table: bytes, said: str) -> None:
        with pytest.raises(RowsError) as error:
            rows(tmp_path, table)

        assert said in str(error.value)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(RowsError, match="No such file"):
            list(read(tmp_path / "none.csv"))


class TestNames:
    def test_columns_and_the_number_make_a_name(self) -> None:
        names = Names("{row:03}-{id}{{x}}.png")

        assert names.of(7, {"id": "a b"}) == "007-a b{x}.png"

    def test_a_column_called_row_wins(self) -> None:
        assert Names("{row}.png").of(7, {"row": "x"}) == "x.png"

    def test_columns_may_have_any_name(self) -> None:
        assert Names("{a.b[0]}.png").of(1, {"a.b[0]": "x"}) == "x.png"

    @pytest.mark.parametrize(
        ("template", "said"),
        [
            ("{ID}.png", "there is no column 'ID'; there are: row, id."),
            ("{}.png", "there is no column ''"),
            ("{id!r}.png", "!r is not for names"),
            ("{id.png", "expected '}'"),
            ("{id:d}.png", "Unknown format code"),
        ],
    )
    def test_templates_that_make_no_sense(self, template: str, said: str) -> None:
        with pytest.raises(RowsError) as error:
            Names(template).of(1, {"id": "a"})

        assert said in str(error.value)

    @pytest.mark.parametrize(
        "value",
        ["../a", "a/b", "/etc/a", "a\\b", "..", ".a", "", " ", "a\nb", "a\0b", "é" * 126],
    )
    def test_a_name_that_is_none_for_a_file_in_the_folder(self, value: str) -> None:
        with pytest.raises(RowsError) as error:
            Names("{id}.png").of(3, {"id": value})

        assert "Row 3 would make a file called" in str(error.value)

    @given(value=st.text())
    def test_no_name_leads_out_of_the_folder(self, value: str) -> None:
        folder = Path("/out")
        try:
            name = Names("{id}.png").of(1, {"id": value})
        except RowsError:
            return

        assert (folder / name).parent == folder
        assert (folder / name).name == name
