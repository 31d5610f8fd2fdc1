"""Where a rule about the platform is written, and how sure it is."""

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["documented", "peer", "assumed"]

FEISHU = "https://open.feishu.cn/document/client-docs/gadget/-web-app-api/"
FEISHU_GADGET = "https://open.feishu.cn/document/client-docs/gadget/"
LARK_BLOCK = "https://open.larksuite.com/document/uAjLw4CM/uYjL24iN/block/"
DOUYIN = "https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/"
DOUYIN_GAME = "https://developer.open-douyin.com/docs/resource/zh-CN/mini-game/develop/"
WECHAT = "https://developers.weixin.qq.com/miniprogram/dev/"


@dataclass(frozen=True, slots=True)
class Source:
    """The basis of one rule.

    `documented`: the vendor's own page says it. `peer`: a sibling platform documents or shows it.
    `assumed`: nobody writes it; then a policy of that name lets the user choose otherwise.
    """

    certainty: Certainty
    where: str
    """A URL, or for `assumed` the reason for the choice."""


def documented(page: str, base: str = FEISHU) -> Source:
    """Return the source for a rule on the vendor's `page`, relative to `base`."""
    return Source("documented", base + page)


def peer(where: str) -> Source:
    """Return the source for a rule that only a sibling platform shows."""
    return Source("peer", where)


def assumed(reason: str) -> Source:
    """Return the source for a choice that nobody has written down."""
    return Source("assumed", reason)
