"""FileSystemManager.getSavedFileList: list the files that saveFile has put there."""

from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.spec import Api, NoOptions, Result


def run(options: NoOptions, host: Host) -> dict[str, object]:
    """List them, the oldest first."""
    del options
    saved = sorted(host.files.saved().items(), key=lambda each: each[1].created)
    return {
        "fileList": [
            {"filePath": str(path), "size": entry.size, "createTime": int(entry.created)}
            for path, entry in saved
        ]
    }


APIS = (
    Api(
        name="getSavedFileList",
        summary="List the files that saveFile has put into the user area.",
        source=documented("file/file_system_manager/getsavedfilelist"),
        owner="FileSystemManager",
        results=(
            Result(
                "fileList",
                "{ filePath: string; size: number; createTime: number }[]",
                "Paths, sizes in bytes, and when they were saved, in s since 1970.",
            ),
        ),
        run=run,
    ),
)
