"""tt.base64ToArrayBuffer and tt.arrayBufferToBase64: bytes as text and back; extras."""

from pysim.core.provenance import WECHAT, assumed, peer
from pysim.core.spec import Api, Rule
from pysim.core.support import EVERYWHERE

_THROWS = Rule("Anything else throws a TypeError.", assumed("Half a result would go unnoticed."))

APIS = (
    Api(
        name="base64ToArrayBuffer",
        summary="Return the bytes that a base64 text means.",
        source=peer(WECHAT + "api/base/wx.base64ToArrayBuffer.html"),
        support=EVERYWHERE,
        form="local",
        signature="(base64: string): ArrayBuffer",
        extra=True,
        rules=(_THROWS,),
    ),
    Api(
        name="arrayBufferToBase64",
        summary="Return bytes as base64 text.",
        source=peer(WECHAT + "api/base/wx.arrayBufferToBase64.html"),
        support=EVERYWHERE,
        form="local",
        signature="(arrayBuffer: ArrayBuffer | ArrayBufferView): string",
        extra=True,
        rules=(_THROWS,),
    ),
)
