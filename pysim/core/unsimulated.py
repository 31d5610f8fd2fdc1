"""The vendor's list of APIs: a name of it that has no row exists on `tt` and fails with 103.

The names and groups are those of the API overview (2025-08-01). Methods of objects are not
listed, since the call that would return the object throws. A row that needs pages fails in the same
ways where there are none.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from pysim.core.provenance import FEISHU_GADGET, documented

SOURCE = documented("gadget-api-list", FEISHU_GADGET)
DETAIL = "this API is not simulated"
HINT = (
    f"{DETAIL}: it fails with 103, as on a client that lacks it, and canIUse says no. "
    "Give the caller a way to go on without it, or replace tt's function by one of your own."
)

NO_PAGES = "this API needs the pages of a mini-program"
NO_PAGES_HINT = (
    f"{NO_PAGES}: it works in a preview, which has some. In a plain page it fails with 103, as on "
    "a client that lacks it, and canIUse says no."
)

Form = Literal["async", "refused", "listener"]
"""`async`: fails by its callbacks. `refused`: its result would be returned at once, so it throws.
`listener`: takes a function for an event that never comes."""


@dataclass(frozen=True, slots=True)
class Unsimulated:
    """One name of the list."""

    name: str
    group: str
    form: Form


def without(simulated: Collection[str]) -> dict[str, Unsimulated]:
    """Return the names of the list that are not among those `simulated`."""
    return {
        name: Unsimulated(name, group, form_of(name))
        for group, names in _GROUPS.items()
        for name in names.split()
        if name not in simulated
    }


def form_of(name: str) -> Form:
    """Tell how a call of the API fails where nobody answers it."""
    if name in _RETURNED.split() or name.endswith("Sync"):
        return "refused"
    event = name.removeprefix("on").removeprefix("off")
    return "listener" if event != name and event[0].isupper() else "async"


# What these return is used at once, whatever their callbacks are told.
_RETURNED = """
    connectSocket createAnimation createCameraContext createCanvasContext createInnerAudioContext
    createIntersectionObserver createSelectorQuery createVideoContext downloadFile
    getBackgroundAudioManager getCustomizedInput getFileSystemManager getNFCAdapter
    getPerformanceRecorder getRecorderManager getUpdateManager request uploadFile
"""

_GROUPS = {
    "Login": "requestAccess login checkSession",
    "User": "enterProfile getUserInfo",
    "Chat": """
        enterChat toggleChat chooseChat getChatInfo getBlockActionSourceDetail getTriggerContext
        enterBot sendMessageCard onChatBadgeChange offChatBadgeChange
    """,
    "Contacts": "chooseContact",
    "Settings": "openSetting getSetting",
    "Sharing": "shareWebContent share showShareMenu hideShareMenu",
    "Authorization": "authorize getTenantAppScopes applyTenantAppScope",
    "Launch options": "getLaunchOptionsSync",
    "Password": "startPasswordVerify",
    "System credential": "startDeviceCredential",
    "Watermark": "checkWatermark",
    "Mail": "mailto",
    "App badge": "reportBadge updateBadge onServerBadgePush offServerBadgePush",
    "Feedback": """
        showActionSheet showModal showPrompt showLoading hideLoading showToast hideToast
    """,
    "Tab bar": """
        showTabBar hideTabBar setTabBarItem addTabBarItem removeTabBarItem setTabBarStyle
        setTabBarBadge removeTabBarBadge showTabBarRedDot hideTabBarRedDot
    """,
    "Navigation bar": "setNavigationBarTitle setNavigationBarColor",
    "Window": "setWindowSize onWindowResize offWindowResize setPageOrientation onResize",
    "Pull-down refresh": "startPullDownRefresh stopPullDownRefresh",
    "Leaving a page": "enableLeaveConfirm disableLeaveConfirm",
    "Page": "pageScrollTo",
    "Canvas": """
        createCanvasContext canvasToTempFilePath canvasPutImageData canvasGetImageData
    """,
    "Animation": "createAnimation",
    "Customized input": "getCustomizedInput",
    "Pad": "togglePadFullScreen getPadDisplayScaleMode",
    "Dark mode": "onThemeChange offThemeChange",
    "System information": "getSystemInfo getSystemInfoSync",
    "NFC": "getNFCAdapter",
    "Bluetooth": """
        openBluetoothAdapter closeBluetoothAdapter getBluetoothAdapterState
        startBluetoothDevicesDiscovery stopBluetoothDevicesDiscovery getConnectedBluetoothDevices
        getBluetoothDevices onBluetoothDeviceFound offBluetoothDeviceFound
        onBluetoothAdapterStateChange offBluetoothAdapterStateChange
    """,
    "Bluetooth Low Energy": """
        setBLEMTU readBLECharacteristicValue writeBLECharacteristicValue
        getBLEDeviceCharacteristics connectBLEDevice disconnectBLEDevice getBLEDeviceServices
        onBLEConnectionStateChange offBLEConnectionStateChange notifyBLECharacteristicValueChange
        onBLECharacteristicValueChange offBLECharacteristicValueChange
    """,
    "Beacon": """
        startBeaconDiscovery stopBeaconDiscovery getBeacons onBeaconUpdate offBeaconUpdate
        onBeaconServiceChange offBeaconServiceChange
    """,
    "Scanning": "scanCode",
    "Wi-Fi": "getConnectedWifi getWifiStatus getWifiList onGetWifiList offGetWifiList",
    "Clipboard": "setClipboardData getClipboardData",
    "Network status": """
        getNetworkType onNetworkStatusChange getNetworkQualityType onNetworkQualityChange
    """,
    "Screen": """
        setScreenBrightness getScreenBrightness setKeepScreenOn grantScreenShot
        onUserCaptureScreen offUserCaptureScreen
    """,
    "Accelerometer": "startAccelerometer stopAccelerometer onAccelerometerChange",
    "Phone call": "makePhoneCall",
    "Vibration": "vibrateShort vibrateLong",
    "Compass": "startCompass stopCompass onCompassChange",
    "Memory": "onMemoryWarning",
    "Files": "saveFile saveFileAs filePicker docsPicker openDocument getFileSystemManager",
    "Images": "saveImageToPhotosAlbum chooseImage previewImage compressImage getImageInfo",
    "Video": "getVideoInfo saveVideoToPhotosAlbum chooseVideo chooseMedia createVideoContext",
    "Audio": "createInnerAudioContext getBackgroundAudioManager",
    "Recording": "getRecorderManager",
    "Camera": "createCameraContext",
    "Navigation": """
        onNavigateBack navigateTo navigateBack redirectTo switchTab reLaunch exitMiniProgram
        openSchema
    """,
    "Network": "request downloadFile uploadFile connectSocket",
    "Location": """
        getLocationStatus reverseGeocode offLocationChangeError onLocationChangeError openLocation
        chooseLocation getLocation startLocationUpdate stopLocationUpdate onLocationChange
        offLocationChange
    """,
    "Storage": """
        setStorage setStorageSync getStorage getStorageSync removeStorage removeStorageSync
        clearStorage clearStorageSync getStorageInfo getStorageInfoSync
    """,
    "TTML": "createSelectorQuery createIntersectionObserver",
    "Updates": "getUpdateManager",
    "Performance": "getPerformanceRecorder",
    "Sport and health": "getStepCount",
}
