"""tt.getFileSystemManager: the one file manager; its methods are rows of their own."""

from pysim.core.provenance import documented
from pysim.core.spec import Api

APIS = (
    Api(
        name="getFileSystemManager",
        summary="Return the file manager, the same object each time.",
        source=documented("file/tt_get_file_system_manager"),
        form="local",
        signature="(): FileSystemManager",
    ),
)
