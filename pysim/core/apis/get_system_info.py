"""tt.getSystemInfo and tt.getSystemInfoSync: what the simulated device says of itself."""

from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.spec import Api, NoOptions, Result, Rule
from pysim.core.support import Support

_PAGE = documented("device/system-information/getsysteminfo")
_SYNC_PAGE = documented("device/system-information/getsysteminfosync")
_RECTANGLE = "Rectangle"

_RESULTS = (
    Result("system", "string", "Operating system and version."),
    Result("platform", "string", "ios, android, darwin, windows_nt or openharmony."),
    Result("brand", "string", "Brand of the device."),
    Result("model", "string", "Model of the device."),
    Result("deviceType", "string", "phone, pad or desktop."),
    Result("version", "string", "Version of the client."),
    Result("SDKVersion", "string", "Version of the base library."),
    Result("appName", "string", "Name of the client."),
    Result("language", "string", "Language of the client."),
    Result("fontSizeSetting", "number", "Font size in px."),
    Result("pixelRatio", "number", "Device px per logical px."),
    Result("pageOrientation", "string", "portrait or landscape."),
    Result("screenWidth", "number", "Width of the screen in logical px."),
    Result("screenHeight", "number", "Height of the screen in logical px."),
    Result("windowWidth", "number", "Width of the page in logical px."),
    Result("windowHeight", "number", "Height of the page in logical px."),
    Result("statusBarHeight", "number", "Height of the status bar in logical px."),
    Result("safeArea", _RECTANGLE, "The part of the screen that nothing covers."),
    Result("navigationBarSafeArea", _RECTANGLE, "That part of the navigation bar."),
)


def run(options: NoOptions, host: Host) -> dict[str, object]:
    """Answer from the profile."""
    del options
    return host.profile.system_info(host.settings.pixel_ratio)


APIS = (
    Api(
        name="getSystemInfo",
        summary="Tell about the device, the client and the page's size.",
        source=_PAGE,
        support=Support(web_app="3.43.0", source=_PAGE),
        results=_RESULTS,
        rules=(
            Rule(
                "In a preview `windowWidth` and `windowHeight` are those of the window as it is, "
                "without the bars of the page on top.",
                _PAGE,
            ),
        ),
        run=run,
    ),
    Api(
        name="getSystemInfoSync",
        summary="The same, returned at once.",
        source=_SYNC_PAGE,
        support=Support(source=_SYNC_PAGE),
        results=_RESULTS,
        rules=(Rule('The result carries `errMsg: "getSystemInfo:ok"`.', _SYNC_PAGE),),
        form="table",
        signature="(): SystemInfo",
    ),
)
