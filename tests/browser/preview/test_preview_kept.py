"""What the preview keeps from one run to the next."""

import pytest

from tests.support.projects import ProjectServer
from tests.support.shell import OpenPreview, said, wait_for

# What browsers could do in ways of their own.
in_both = pytest.mark.browsers("chromium", "firefox")


@in_both
def test_files_and_storage_outlive_a_run_until_they_are_cleared(
    preview: OpenPreview, project: ProjectServer
) -> None:
    project.files["app.js"] = """App({ onLaunch() {
      const manager = tt.getFileSystemManager();
      const known = tt.getStorageInfoSync().keys;
      console.log('known', ...known);
      tt.setStorageSync('a', 1); tt.setStorageSync('b', 2);
      manager.writeFileSync('ttfile://user/note.txt', 'kept', 'utf8');
      tt.setStorage({ key: 'c', data: 3, success: () => console.log('written') });
    } });"""
    page = preview(project.url)
    assert said(page, "known") == []
    said(page, "written")
    contents = page.evaluate(
        "pysim.contents().then(({ files, items }) => [files.map(({ path }) => path), items])"
    )
    assert "ttfile://user/note.txt" in contents[0]
    assert (
        page.evaluate("pysim.file('ttfile://user/note.txt').then((file) => file.text())") == "kept"
    )

    page.reload()
    wait_for(page, "running")
    assert sorted(said(page, "known")) == ["a", "b", "c"]

    said(page, "written")
    page.evaluate("pysim.clear()")
    assert page.evaluate("pysim.contents().then(({ items }) => items)") == []
    page.reload()
    wait_for(page, "running")
    assert said(page, "known") == []
