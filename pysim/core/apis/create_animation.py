"""tt.createAnimation: describe an animation for the attribute `animation` of components."""

from pysim.core.page_api import support
from pysim.core.provenance import WECHAT, documented, peer
from pysim.core.spec import Api, Rule

_PAGE = documented("interface/animation/createanimation")
_EXPORT = documented("interface/animation/animation/animation_export")

APIS = (
    Api(
        name="createAnimation",
        summary="Return an object that describes an animation step by step.",
        source=_PAGE,
        support=support(_PAGE),
        form="local",
        signature="(options?: AnimationOptions): Animation",
        rules=(
            Rule(
                "`duration` is 400 ms, `timingFunction` linear, `delay` 0 ms and `transformOrigin` "
                "`50% 50% 0`; a step can have its own.",
                _PAGE,
            ),
            Rule(
                "What is called before a `step` starts together; the next step follows its end.",
                documented("interface/animation/animation/animation_step"),
            ),
            Rule(
                "`export` hands out the steps that have not been; changes without a step wait for "
                "one.",
                _EXPORT,
            ),
            Rule(
                "A transform stays in later steps until the same method is called again.",
                peer(WECHAT + "api/ui/animation/Animation.html"),
            ),
            Rule("It is played by CSS transitions.", _PAGE),
            Rule(
                "Numbers are logical px or degrees.",
                peer(WECHAT + "api/ui/animation/Animation.left.html"),
            ),
        ),
        needs_pages=True,
    ),
)
