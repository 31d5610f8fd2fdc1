"""The platform's errno table and the one exception that carries an entry of it.

    Exception
    ├── ApiError        a call fails: the mini-program receives errMsg, errno and errString
    └── SettingError    the developer named a setting or value that does not exist

Source: https://open.feishu.cn/document/client-docs/gadget/-web-app-api/errno (2025-04-15).
Common codes have three digits; business codes have seven (category, sub-category, error).
"""

from collections.abc import Mapping
from enum import Enum


class Errno(Enum):
    """One row of the errno table: number, `errString` as printed there, meaning."""

    OK = 0, "ok", "success"
    UNKNOWN_ERROR = 100, "unknown error", "unexpected internal error"
    # The misspelling is the vendor's.
    UNKNOWN_EXCEPTION = 101, "unknwon exception", "unknown framework exception"
    INTERNAL_ERROR = 102, "internal error", "internal error"
    NOT_SUPPORTED = 103, "feature not support", "API not available"
    INVALID_PARAMETER = 104, "invalid parameter", "bad argument"
    AUTHENTICATION_FAILED = 105, "authentication fail", "authentication failed"
    SYSTEM_DENIED = 106, "system permission denied", "the operating system refused"
    USER_DENIED = 107, "user permission denied", "the user refused"
    ORGANIZATION_DENIED = 108, "organization permission denied", "the tenant refused"
    PAGE_DESTROYED = 109, "Page destroyed", "the calling page is gone"
    CALL_PROHIBITED = 110, "API call prohibited", "not allowed"
    TOO_MANY_CALLS = 111, "Too many API calls", "rate limit"
    IN_BACKGROUND = 112, "Unable to call this API in the background", "background call"
    BACKGROUND_LIMIT = 113, "Background API calls exceed allowed limit", "background quota"

    NO_READ_PERMISSION = 201, "No read permission", "cannot read"
    NO_WRITE_PERMISSION = 202, "No write permission", "cannot write"
    FILE_NOT_FOUND = 203, "File does not exist", "missing"
    FILE_EXISTS = 204, "File already exists", "exists"
    DIRECTORY_NOT_EMPTY = 205, "Directory not empty", "directory not empty"
    NOT_A_DIRECTORY = 206, "Is not directory", "not a directory"
    NOT_A_FILE = 207, "Is not file", "not a file"
    TOTAL_SIZE_EXCEEDED = 208, "Total size limit exceeded", "quota of all writes"
    PATH_AND_SUBPATH = (
        209,
        "Unable to operate on a path and its subpath at the same time",
        "a path and its own child",
    )
    READ_TOO_LARGE = 210, "Data to read exceeds size limit", "read too big"
    NO_CRYPTO_PERMISSION = 211, "No permission to encrypt or decrypt", "crypto disabled"
    WRITE_TOO_LARGE = 212, "Data to write exceeds size limit", "write too big"
    INVALID_PATH = 213, "Is invalid filePath", "illegal path"
    NAME_TOO_LONG = 214, "File name too long", "more than 255 characters"

    NETWORK_CANCELLED = 301, "Network request cancelled", "cancelled"
    NETWORK_TIMEOUT = 302, "Connection timed out", "timed out"
    NO_NETWORK = 303, "No network connection", "offline"
    NETWORK_SDK_ERROR = 304, "Internal error in network SDK", "internal error of the network"
    NETWORK_FAILURE = 305, "Network failure", "the network failed"
    DOWNLOAD_FAILED = 306, "Unable to download file", "the download failed"
    NETWORK_PARAMETER = 307, "Network SDK Parameter error", "bad argument to the network"

    EMPTY_MODAL = 1100001, "invalid title and content", "showModal, both empty"
    IMAGE_CANCELLED = 1300001, "User canceled the operation", "image APIs"
    ALBUM_UNAVAILABLE = 1300002, "Unable to open album", "image APIs"
    COMPRESS_FAILED = 1300003, "Unable to compress image", "image APIs"
    NOT_JPG = (
        1300004,
        "Invalid file type. Only .JPG images are supported currently.",
        "image APIs",
    )
    IMAGE_LOAD_FAILED = 1300007, "Unable to load image", "a network image failed"
    INVALID_IMAGE_SIZE = 1300008, "Invalid image size", "image APIs"
    INVALID_IMAGE_DATA = 1300009, "Invalid image data", "image APIs"
    SAVE_FORBIDDEN = (
        1300010,
        "Unable to save locally due to your organization's security configuration",
        "saving is blocked",
    )
    IMAGE_FORMAT = 1300011, "Image format not supported", "image APIs"
    SAVE_FAILED = 1300012, "Unable to save image", "the system could not save"
    STORAGE_ITEM_TOO_LARGE = 1801001, "exceed storage item max size", "more than 1 MB per key"
    STORAGE_FULL = 1801002, "total storage size exceed", "more than 10 MB"
    KEY_NOT_FOUND = 1802001, "key not found", "getStorage"
    CLEAR_STORAGE_FAILED = 1804001, "clear storage fail", "clearStorage"

    def __init__(self, code: int, err_string: str, meaning: str) -> None:
        self.code = code
        self.err_string = err_string
        self.meaning = meaning


class ApiError(Exception):
    """A call fails with `errno`; `detail` follows `<api>:fail ` in `errMsg`.

    `detail` names the parameter, its value and what is allowed: real clients document no text,
    so this one is written for the developer who reads it. `fields` join the fail object.
    """

    def __init__(
        self, errno: Errno, detail: str, fields: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(detail)
        self.errno = errno
        self.detail = detail
        self.fields = dict(fields or {})


class SettingError(Exception):
    """A setting's name or value is unknown; the text says which exist."""
