"""The devices that can be simulated: what `getSystemInfo` answers and what the client can do.

The sizes are those of common devices in portrait; they are examples, not vendor facts.
The lists of composite operations are documented per platform, on the page
https://open.feishu.cn/document/client-docs/gadget/-web-app-api/interface/canvas-drawing/canvas-drawing
"""

from dataclasses import dataclass, replace
from typing import Literal

from pysim.core.support import Family, Support

Orientation = Literal["portrait", "landscape"]
ORIENTATIONS: tuple[Orientation, ...] = ("portrait", "landscape")

_ANDROID_OPERATIONS = (
    "xor",
    "source-over",
    "source-atop",
    "destination-out",
    "lighter",
    "overlay",
    "darken",
    "lighten",
    "hard-light",
)
_IOS_OPERATIONS = (
    *_ANDROID_OPERATIONS,
    "destination-over",
    "multiply",
    "color-dodge",
    "color-burn",
    "soft-light",
    "difference",
    "exclusion",
    "saturation",
    "luminosity",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One device with one client. Lengths in logical px."""

    title: str
    family: Family
    client_version: str
    platform: str
    system: str
    brand: str
    model: str
    device_type: str
    screen: tuple[int, int]
    pixel_ratio: float
    status_bar: int = 0
    navigation_bar: int = 44
    bottom_inset: int = 0
    composite_operations: tuple[str, ...] | None = None
    """What `globalCompositeOperation` accepts; None: not listed by the vendor, so everything."""
    composites_strokes: bool = True
    """False: strokes are always `source-over`."""
    language: str = "zh-CN"

    def has(self, support: Support) -> bool:
        """Tell whether this device's client has an API with that support matrix."""
        return support.has(self.family, self.client_version)

    def held(self, orientation: Orientation) -> "Profile":
        """Return this device held that way; a desktop does not turn."""
        wanted = (min if orientation == "portrait" else max)(self.screen)
        if self.device_type == "desktop" or self.screen[0] == wanted:
            return self
        # Such a phone shows no status bar when it lies on its side.
        hides_bar = self.platform == "ios" and self.device_type == "phone"
        status_bar = 0 if hides_bar and orientation == "landscape" else self.status_bar
        return replace(self, screen=(self.screen[1], self.screen[0]), status_bar=status_bar)

    def system_info(self, pixel_ratio: float) -> dict[str, object]:
        """Return what `getSystemInfo` answers, without `errMsg`."""
        width, height = self.screen
        top, bottom = self.status_bar, height - self.bottom_inset
        return {
            "system": self.system,
            "platform": self.platform,
            "brand": self.brand,
            "model": self.model,
            "deviceType": self.device_type,
            "version": self.client_version,
            "SDKVersion": self.client_version,
            "appName": "Feishu",
            "language": self.language,
            "fontSizeSetting": 16,
            "pixelRatio": pixel_ratio,
            "pageOrientation": "portrait" if height >= width else "landscape",
            "screenWidth": width,
            "screenHeight": height,
            "windowWidth": width,
            "windowHeight": height - top - self.navigation_bar,
            "statusBarHeight": top,
            "safeArea": _rectangle(0, top, width, bottom),
            "navigationBarSafeArea": _rectangle(0, top, width, top + self.navigation_bar),
        }


def _rectangle(left: int, top: int, right: int, bottom: int) -> dict[str, int]:
    return {
        "left": left,
        "top": top,
        "right": right,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
    }


_IPHONE = Profile(
    title="iPhone, 4.7 inch",
    family="ios",
    client_version="7.36.5",
    platform="ios",
    system="iOS 17.5",
    brand="Apple",
    model="iPhone SE",
    device_type="phone",
    screen=(375, 667),
    pixel_ratio=2,
    status_bar=20,
    composite_operations=_IOS_OPERATIONS,
)
_HARMONY = Profile(
    title="Harmony phone, client 7.36",
    family="harmony",
    client_version="7.36.5",
    platform="openharmony",
    system="OpenHarmony 5.0",
    brand="HUAWEI",
    model="Mate 60",
    device_type="phone",
    screen=(360, 792),
    pixel_ratio=3,
    status_bar=36,
)

PROFILES: dict[str, Profile] = {
    "iphone": _IPHONE,
    "iphoneLarge": replace(
        _IPHONE,
        title="iPhone, 6.1 inch",
        system="iOS 18.1",
        model="iPhone 15",
        screen=(393, 852),
        pixel_ratio=3,
        status_bar=54,
        bottom_inset=34,
    ),
    "tablet": replace(
        _IPHONE,
        title="iPad",
        system="iPadOS 17.5",
        model="iPad",
        device_type="pad",
        screen=(820, 1180),
        status_bar=24,
        bottom_inset=20,
    ),
    "android": Profile(
        title="Android phone",
        family="android",
        client_version="7.36.5",
        platform="android",
        system="Android 14",
        brand="Google",
        model="Pixel 8",
        device_type="phone",
        screen=(412, 915),
        pixel_ratio=2.625,
        status_bar=24,
        composite_operations=_ANDROID_OPERATIONS,
        composites_strokes=False,
    ),
    "pc": Profile(
        title="Windows desktop",
        family="pc",
        client_version="7.36.5",
        platform="windows_nt",
        system="Windows 11",
        brand="Microsoft",
        model="PC",
        device_type="desktop",
        screen=(1024, 768),
        pixel_ratio=1,
    ),
    "harmony": _HARMONY,
    "harmonyOld": replace(
        _HARMONY,
        title="Harmony phone, client 7.34, before the canvas APIs",
        client_version="7.34.0",
    ),
    "webApp": replace(
        _IPHONE,
        title="Web app in the client, which has neither canvas nor files",
        family="web_app",
    ),
}
DEFAULT_PROFILE = "iphone"
