// Types of the simulated `tt`, generated from the API table. Lengths are logical px.

declare namespace tt {
  /** What every callback receives. */
  interface Result {
    errMsg: string;
  }

  interface Failure extends Result {
    /** Number in the platform's errno table. */
    errno: number;
    errString: string;
  }

  /** Options of a call that returns a Promise, because it names no callback. */
  type WithoutCallbacks<Options> = Omit<Options, 'success' | 'fail' | 'complete'> & {
    success?: undefined;
    fail?: undefined;
    complete?: undefined;
  };

  interface Rectangle {
    left: number;
    top: number;
    right: number;
    bottom: number;
    width: number;
    height: number;
  }

  interface Stats {
    mode: number;
    /** Bytes. */
    size: number;
    /** Seconds since 1970. */
    lastAccessedTime: number;
    lastModifiedTime: number;
    isDirectory(): boolean;
    isFile(): boolean;
  }

  /** True or false by scope, such as `scope.writePhotosAlbum`. */
  interface AuthSetting {
    [scope: string]: boolean | undefined;
  }

  interface UserInfo {
    nickName: string;
    avatarUrl: string;
    /** `male`, `female` or empty. */
    gender: string;
    country: string;
    city: string;
    language: string;
  }

  interface CanvasGradient {
    addColorStop(offset: number, color: string): void;
  }

  interface CanvasPattern {}

  interface Selected {
    id: string;
    dataset: Record<string, unknown>;
    left: number;
    right: number;
    top: number;
    bottom: number;
    width: number;
    height: number;
    scrollLeft: number;
    scrollTop: number;
    /** An extra: the node of a canvas. */
    node: CanvasNode;
    [property: string]: unknown;
  }

  interface SelectedFields {
    id?: boolean;
    dataset?: boolean;
    rect?: boolean;
    size?: boolean;
    /** Extras. */
    scrollOffset?: boolean;
    properties?: string[];
    context?: boolean;
    node?: boolean;
  }

  interface NodesRef<Found> {
    boundingClientRect(callback?: (found: Found) => void): SelectorQuery;
    scrollOffset(callback?: (found: Found) => void): SelectorQuery;
    fields(fields: SelectedFields, callback?: (found: Found) => void): SelectorQuery;
    /** Extras. */
    context(callback?: (found: Found) => void): SelectorQuery;
    node(callback?: (found: Found) => void): SelectorQuery;
  }

  interface SelectorQuery {
    in(component: object): SelectorQuery;
    select(selector: string): NodesRef<Selected>;
    selectAll(selector: string): NodesRef<Selected[]>;
    selectViewport(): NodesRef<Selected>;
    exec(callback?: (found: any[]) => void): SelectorQuery;
  }

  interface CanvasImage {
    src: string;
    readonly width: number;
    readonly height: number;
    onload: ((event: object) => void) | null;
    onerror: ((event: object) => void) | null;
  }

  /** An extra, for code that is written for sibling platforms. */
  interface CanvasNode {
    width: number;
    height: number;
    getContext(type: string, options?: object): any;
    createImage(): CanvasImage;
    requestAnimationFrame(callback: (time: number) => void): number;
    cancelAnimationFrame(handle: number): void;
  }

  interface Margins {
    left?: number;
    right?: number;
    top?: number;
    bottom?: number;
  }

  interface IntersectionObserverOptions {
    thresholds?: number[];
    initialRatio?: number;
    observeAll?: boolean;
    selectAll?: boolean;
  }

  interface Intersection {
    intersectionRatio: number;
    intersectionRect: Rectangle;
    boundingClientRect: Rectangle;
    relativeRect: Rectangle;
    time: number;
    id: string;
    dataset: Record<string, unknown>;
  }

  interface IntersectionObserver {
    relativeTo(selector: string, margins?: Margins): IntersectionObserver;
    relativeToViewport(margins?: Margins): IntersectionObserver;
    observe(selector: string, callback: (intersection: Intersection) => void): void;
    disconnect(): void;
  }

  interface UpdateManager {
    onCheckForUpdate(callback: (result: { hasUpdate: boolean }) => void): void;
    onUpdateReady(callback: () => void): void;
    onUpdateFailed(callback: () => void): void;
    applyUpdate(): void;
  }

  interface AnimationOptions {
    /** Ms. */
    duration?: number;
    timingFunction?: string;
    /** Ms. */
    delay?: number;
    transformOrigin?: string;
  }

  type AnimationLength = (length: number | string) => Animation;
  type AnimationNumber = (value: number) => Animation;

  interface Animation {
    opacity: AnimationNumber;
    backgroundColor(colour: string): Animation;
    width: AnimationLength;
    height: AnimationLength;
    left: AnimationLength;
    right: AnimationLength;
    top: AnimationLength;
    bottom: AnimationLength;
    /** Degrees, clockwise. */
    rotate: AnimationNumber;
    rotateX: AnimationNumber;
    rotateY: AnimationNumber;
    rotateZ: AnimationNumber;
    rotate3d(x: number, y: number, z: number, angle: number): Animation;
    scale(x: number, y?: number): Animation;
    scaleX: AnimationNumber;
    scaleY: AnimationNumber;
    scaleZ: AnimationNumber;
    scale3d(x: number, y: number, z: number): Animation;
    translate(x: number | string, y?: number | string): Animation;
    translateX: AnimationLength;
    translateY: AnimationLength;
    translateZ: AnimationLength;
    translate3d(x: number | string, y: number | string, z: number | string): Animation;
    skew(x: number, y?: number): Animation;
    skewX: AnimationNumber;
    skewY: AnimationNumber;
    matrix(...values: number[]): Animation;
    matrix3d(...values: number[]): Animation;
    step(options?: AnimationOptions): Animation;
    export(): object;
  }

  interface CanvasContext {
    /** Paint what was queued. Without `reserve` the canvas is cleared and the state reset before; `callback` runs once it is painted. */
    draw(reserve?: boolean, callback?: () => void): void;
    /** Push the drawing state. */
    save(): void;
    /** Pop the drawing state. */
    restore(): void;
    /** Start a path. */
    beginPath(): void;
    /** Close the path. */
    closePath(): void;
    /** Start a sub-path. */
    moveTo(x: number, y: number): void;
    /** Add a line. */
    lineTo(x: number, y: number): void;
    /** Add a rectangle. */
    rect(x: number, y: number, width: number, height: number): void;
    /** Add an arc; angles in radians. */
    arc(x: number, y: number, radius: number, startAngle: number, endAngle: number, counterclockwise?: boolean): void;
    /** Add an arc between two tangents. */
    arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void;
    /** Add a cubic curve. */
    bezierCurveTo(cp1x: number, cp1y: number, cp2x: number, cp2y: number, x: number, y: number): void;
    /** Add a quadratic curve. */
    quadraticCurveTo(cpx: number, cpy: number, x: number, y: number): void;
    /** Limit later drawing to the path. */
    clip(): void;
    /** Fill the path. */
    fill(): void;
    /** Stroke the path. */
    stroke(): void;
    /** Fill a rectangle, which does not join the path. */
    fillRect(x: number, y: number, width: number, height: number): void;
    /** Stroke a rectangle, which does not join the path. */
    strokeRect(x: number, y: number, width: number, height: number): void;
    /** Make a rectangle transparent. */
    clearRect(x: number, y: number, width: number, height: number): void;
    /** Fill text. */
    fillText(text: string, x: number, y: number, maxWidth?: number): void;
    /** Stroke text. */
    strokeText(text: string, x: number, y: number, maxWidth?: number): void;
    /** Measure text in the font set last, at once. */
    measureText(text: string): { width: number };
    /** Draw an image file or address: `(image, dx, dy)`, `(image, dx, dy, dw, dh)` or `(image, sx, sy, sw, sh, dx, dy, dw, dh)`. One that cannot be loaded, or that the setting `network` refuses, is skipped and named in the console. */
    drawImage(image: string, ...place: number[]): void;
    /** Rotate clockwise, in radians. */
    rotate(angle: number): void;
    /** Scale. */
    scale(x: number, y: number): void;
    /** Move the origin. */
    translate(x: number, y: number): void;
    /** Multiply the matrix. */
    transform(a: number, b: number, c: number, d: number, e: number, f: number): void;
    /** Replace the matrix. */
    setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
    /** Make a gradient along a line. */
    createLinearGradient(x0: number, y0: number, x1: number, y1: number): CanvasGradient;
    /** Make a gradient from a centre to a ring. */
    createCircularGradient(x: number, y: number, radius: number): CanvasGradient;
    /** Make a gradient between two circles. */
    createRadialGradient(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): CanvasGradient;
    /** Make a pattern of an image file or address. */
    createPattern(image: string, repetition?: 'repeat' | 'repeat-x' | 'repeat-y' | 'no-repeat'): CanvasPattern;
    /** Set what fills. */
    setFillStyle(style: string | CanvasGradient | CanvasPattern): void;
    /** Set what strokes. */
    setStrokeStyle(style: string | CanvasGradient | CanvasPattern): void;
    /** Set the size of the font in px and keep its family. */
    setFontSize(size: number): void;
    /** Set the opacity, 0 to 1. */
    setGlobalAlpha(alpha: number): void;
    /** Set the ends of lines. */
    setLineCap(cap: 'butt' | 'round' | 'square'): void;
    /** Set the dashes; a list of odd length doubles. */
    setLineDash(segments: number[], offset?: number): void;
    /** Set the corners of lines. */
    setLineJoin(join: 'bevel' | 'round' | 'miter'): void;
    /** Set the width of lines in px. */
    setLineWidth(width: number): void;
    /** Set how far a miter may reach. */
    setMiterLimit(limit: number): void;
    /** Set the shadow; without arguments 0, 0, 0, black. */
    setShadow(offsetX?: number, offsetY?: number, blur?: number, color?: string): void;
    /** Set how text lies about its x. */
    setTextAlign(align: 'left' | 'right' | 'center' | 'start' | 'end'): void;
    /** Set how text lies about its y; `normal`, which the sample uses, is alphabetic. */
    setTextBaseline(baseline: 'top' | 'hanging' | 'middle' | 'alphabetic' | 'ideographic' | 'bottom' | 'normal'): void;
    /** What fills. */
    fillStyle: string | CanvasGradient | CanvasPattern;
    /** What strokes. */
    strokeStyle: string | CanvasGradient | CanvasPattern;
    /** Width of lines in px. */
    lineWidth: number;
    /** Ends of lines. */
    lineCap: string;
    /** Corners of lines. */
    lineJoin: string;
    /** How far a miter may reach. */
    miterLimit: number;
    /** Where the dashes start; 0 at first. */
    lineDashOffset: number;
    /** CSS font with at least size and family; 10px sans-serif at first. */
    font: string;
    /** How text lies about its x. */
    textAlign: string;
    /** How text lies about its y. */
    textBaseline: string;
    /** Opacity, 0 to 1. */
    globalAlpha: number;
    /** How new pixels join those below. Each platform has its own list; on Android strokes are always source-over. */
    globalCompositeOperation: string;
    /** Colour of the shadow. */
    shadowColor: string;
    /** Offset of the shadow in px. */
    shadowOffsetX: number;
    /** Offset of the shadow in px. */
    shadowOffsetY: number;
    /** Blur of the shadow in px. */
    shadowBlur: number;
  }

  interface AccessOptions {
    /** Path of a file or directory. */
    path: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface AuthorizeOptions {
    /** What to ask for. */
    scope: 'scope.userInfo' | 'scope.userLocation' | 'scope.camera' | 'scope.record' | 'scope.writePhotosAlbum' | 'scope.clipboard' | 'scope.appBadge' | 'scope.bluetooth' | 'scope.runData';
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface CanvasGetImageDataOptions {
    /** The `canvas-id` of the canvas component. */
    canvasId: string;
    /** Left edge of the region. */
    x: number;
    /** Top edge of the region. */
    y: number;
    /** Width of the region. */
    width: number;
    /** Height of the region. */
    height: number;
    success?: (result: CanvasGetImageDataResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: CanvasGetImageDataResult | Failure) => void;
  }

  interface CanvasGetImageDataResult extends Result {
    /** Width of the region in logical px. */
    width: number;
    /** Height of the region in logical px. */
    height: number;
    /** RGBA, row by row, `width * height * 4` long. */
    data: Uint8ClampedArray;
  }

  interface CanvasPutImageDataOptions {
    /** The `canvas-id` of the canvas component. */
    canvasId: string;
    /** RGBA, row by row, `width * height * 4` long. */
    data: Uint8ClampedArray;
    /** Left edge of the region. */
    x: number;
    /** Top edge of the region. */
    y: number;
    /** Width of the region. */
    width: number;
    /** Height of the region. */
    height: number;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface CanvasToTempFilePathOptions {
    /** The `canvas-id` of the canvas component. */
    canvasId: string;
    /** Left edge of the region to export. Default: 0. */
    x?: number | undefined;
    /** Top edge of the region to export. Default: 0. */
    y?: number | undefined;
    /** Width of the region. Default: the canvas's width, also when `x` is given. */
    width?: number | undefined;
    /** Height of the region. Default: the canvas's height, also when `y` is given. */
    height?: number | undefined;
    /** Width of the image in px. Default: `width`. */
    destWidth?: number | undefined;
    /** Height of the image in px. Default: `height`. */
    destHeight?: number | undefined;
    /** Type of the image file. Default: "png". */
    fileType?: 'jpg' | 'png' | undefined;
    /** Quality in (0, 1], the larger the better. Default: 1. */
    quality?: number | undefined;
    success?: (result: CanvasToTempFilePathResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: CanvasToTempFilePathResult | Failure) => void;
  }

  interface CanvasToTempFilePathResult extends Result {
    /** Path of the image file. */
    tempFilePath: string;
  }

  interface ChooseImageOptions {
    /** Where the images come from. Default: `["album", "camera"]`. */
    sourceType?: ('album' | 'camera')[] | undefined;
    /** The most images; one from a camera. Default: 9. */
    count?: number | undefined;
    /** Whether jpg images are compressed. Default: `["original", "compressed"]`. */
    sizeType?: ('original' | 'compressed')[] | undefined;
    /** Which camera; a browser decides. Default: "back". */
    cameraDevice?: 'back' | 'front' | undefined;
    /** Whether a camera's image is saved to the album too. Default: "0". */
    isSaveToAlbum?: '0' | '1' | undefined;
    success?: (result: ChooseImageResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: ChooseImageResult | Failure) => void;
  }

  interface ChooseImageResult extends Result {
    /** Paths of the images. */
    tempFilePaths: string[];
    /** The same with sizes in bytes. */
    tempFiles: { path: string; size: number }[];
  }

  interface ClearStorageOptions {
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface CompressImageOptions {
    /** `ttfile://` path or package path. */
    src: string;
    /** Quality of the jpg. Default: 80. */
    quality?: number | undefined;
    success?: (result: CompressImageResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: CompressImageResult | Failure) => void;
  }

  interface CompressImageResult extends Result {
    /** Path of the compressed image. */
    tempFilePath: string;
  }

  interface CopyFileOptions {
    /** Path of the file to copy. */
    srcPath: string;
    /** Path of the copy, below `ttfile://user/`. */
    destPath: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface DownloadFileOptions {
    /** The address, http: or https:. */
    url: string;
    /** Headers of the request. Default: none. */
    header?: Record<string, string | number | boolean> | undefined;
    /** Where to keep the file, below `ttfile://temp/` or `ttfile://user/`. Default: a new temp file. */
    filePath?: string | undefined;
    success?: (result: DownloadFileResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: DownloadFileResult | Failure) => void;
  }

  interface DownloadFileResult extends Result {
    /** Path of the file. */
    tempFilePath: string;
    /** HTTP status of the answer. */
    statusCode: number;
    /** An identifier of the request. */
    trace: string;
  }

  interface DownloadTask {
    /** Ends the call: it fails with 301. */
    abort(): void;
    /** `progress` in per cent, the others in bytes. */
    onProgressUpdate(callback: (event: { progress: number; totalBytesWritten: number; totalBytesExpectedToWrite: number; }) => void): void;
  }

  interface GetFileInfoOptions {
    /** Path of the file. */
    filePath: string;
    success?: (result: GetFileInfoResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: GetFileInfoResult | Failure) => void;
  }

  interface GetFileInfoResult extends Result {
    /** Size in bytes. */
    size: number;
  }

  interface GetImageInfoOptions {
    /** Network address, `ttfile://` path or package path. */
    src: string;
    success?: (result: GetImageInfoResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: GetImageInfoResult | Failure) => void;
  }

  interface GetImageInfoResult extends Result {
    /** Width in px, rotation ignored. */
    width: number;
    /** Height in px, rotation ignored. */
    height: number;
    /** Local path of the image. */
    path: string;
  }

  interface GetSavedFileListOptions {
    success?: (result: GetSavedFileListResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: GetSavedFileListResult | Failure) => void;
  }

  interface GetSavedFileListResult extends Result {
    /** Paths, sizes in bytes, and when they were saved, in s since 1970. */
    fileList: { filePath: string; size: number; createTime: number }[];
  }

  interface GetSettingOptions {
    success?: (result: GetSettingResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: GetSettingResult | Failure) => void;
  }

  interface GetSettingResult extends Result {
    /** True or false by scope; only those asked for. */
    authSetting: AuthSetting;
  }

  interface GetStorageOptions {
    /** Key of the item, not empty. */
    key: string;
    success?: (result: GetStorageResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: GetStorageResult | Failure) => void;
  }

  interface GetStorageResult extends Result {
    /** The value, of the type that was kept. */
    data: unknown;
  }

  interface GetStorageInfoOptions {
    success?: (result: GetStorageInfoResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: GetStorageInfoResult | Failure) => void;
  }

  interface GetStorageInfoResult extends Result {
    /** The keys, sorted. */
    keys: string[];
    /** What is kept, in KB; may be a fraction. */
    currentSize: number;
    /** What may be kept, in KB. */
    limitSize: number;
  }

  interface GetSystemInfoOptions {
    success?: (result: GetSystemInfoResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: GetSystemInfoResult | Failure) => void;
  }

  interface GetSystemInfoResult extends Result {
    /** Operating system and version. */
    system: string;
    /** ios, android, darwin, windows_nt or openharmony. */
    platform: string;
    /** Brand of the device. */
    brand: string;
    /** Model of the device. */
    model: string;
    /** phone, pad or desktop. */
    deviceType: string;
    /** Version of the client. */
    version: string;
    /** Version of the base library. */
    SDKVersion: string;
    /** Name of the client. */
    appName: string;
    /** Language of the client. */
    language: string;
    /** Font size in px. */
    fontSizeSetting: number;
    /** Device px per logical px. */
    pixelRatio: number;
    /** portrait or landscape. */
    pageOrientation: string;
    /** Width of the screen in logical px. */
    screenWidth: number;
    /** Height of the screen in logical px. */
    screenHeight: number;
    /** Width of the page in logical px. */
    windowWidth: number;
    /** Height of the page in logical px. */
    windowHeight: number;
    /** Height of the status bar in logical px. */
    statusBarHeight: number;
    /** The part of the screen that nothing covers. */
    safeArea: Rectangle;
    /** That part of the navigation bar. */
    navigationBarSafeArea: Rectangle;
  }

  interface GetUserInfoOptions {
    /** Whether to answer the sensitive fields, too. Default: false. */
    withCredentials?: boolean | undefined;
    success?: (result: GetUserInfoResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: GetUserInfoResult | Failure) => void;
  }

  interface GetUserInfoResult extends Result {
    /** Name, picture, gender, region and language. */
    userInfo: UserInfo;
    /** `userInfo` as JSON. */
    rawData: string;
    /** With `withCredentials`, as the rest. */
    signature: string | undefined;
    /** The user's data, encrypted. */
    encryptedData: string | undefined;
    /** Parameter of the encryption. */
    iv: string | undefined;
  }

  interface HideToastOptions {
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface HideLoadingOptions {
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface LoginOptions {
    success?: (result: LoginResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: LoginResult | Failure) => void;
  }

  interface LoginResult extends Result {
    /** Valid once and for three minutes on the platform. */
    code: string;
  }

  interface CheckSessionOptions {
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface MkdirOptions {
    /** Path of the directory, below `ttfile://user/`. */
    dirPath: string;
    /** Whether to make its parents, too. Default: false. */
    recursive?: boolean | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface NavigateBackOptions {
    /** How many pages to go back. Default: 1. */
    delta?: number | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface NavigateToOptions {
    /** Path of the page, from the root if it begins with `/`, else relative to the page on top; with a query, as `path?key1=value1&key2=value2`, which its `onLoad` receives as an object. */
    url: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface RedirectToOptions {
    /** Path of the page, from the root if it begins with `/`, else relative to the page on top; with a query, as `path?key1=value1&key2=value2`, which its `onLoad` receives as an object. */
    url: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface ReLaunchOptions {
    /** Path of the page, from the root if it begins with `/`, else relative to the page on top; with a query, as `path?key1=value1&key2=value2`, which its `onLoad` receives as an object. */
    url: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface SwitchTabOptions {
    /** Path of a page of the tab bar, from the root if it begins with `/`, without a query. */
    url: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface OpenSettingOptions {
    success?: (result: OpenSettingResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: OpenSettingResult | Failure) => void;
  }

  interface OpenSettingResult extends Result {
    /** How the user left them. */
    authSetting: AuthSetting;
  }

  interface PageScrollToOptions {
    /** Where to, in logical px. */
    scrollTop: number;
    /** How long it takes, in ms. Default: 200. */
    duration?: number | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface PreviewImageOptions {
    /** Network addresses and local paths. */
    urls: string[];
    /** Which of them is shown first. Default: `urls[0]`. */
    current?: string | undefined;
    /** Headers of requests for the images. Default: none. */
    header?: Record<string, string | number | boolean> | undefined;
    /** Whether the user can save an image. Default: true. */
    shouldShowSaveOption?: boolean | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface ReadFileOptions {
    /** Path of the file. */
    filePath: string;
    /** How to decode the bytes. Default: none: the result is an ArrayBuffer. */
    encoding?: 'ascii' | 'base64' | 'binary' | 'hex' | 'ucs2' | 'utf8' | 'ucs-2' | 'utf16le' | 'utf-16le' | 'utf-8' | 'latin1' | undefined;
    /** Where to start, counted from 0. Default: 0. */
    position?: number | undefined;
    /** How many bytes. Default: to the end of the file. */
    length?: number | undefined;
    success?: (result: ReadFileResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: ReadFileResult | Failure) => void;
  }

  interface ReadFileResult extends Result {
    /** What the file holds. */
    data: string | ArrayBuffer;
  }

  interface ReaddirOptions {
    /** Path of the directory. */
    dirPath: string;
    success?: (result: ReaddirResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: ReaddirResult | Failure) => void;
  }

  interface ReaddirResult extends Result {
    /** Names of what it holds, sorted. */
    files: string[];
  }

  interface RemoveSavedFileOptions {
    /** Path of a file that saveFile has put there. */
    filePath: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface RemoveStorageOptions {
    /** Key of the item, not empty. */
    key: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface RenameOptions {
    /** Path of the file or directory. */
    oldPath: string;
    /** Its new path. */
    newPath: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface RequestOptions {
    /** The address, http: or https:. */
    url: string;
    /** Headers of the request. Default: `{"content-type": "application/json"}`. */
    header?: Record<string, string | number | boolean> | undefined;
    /** The HTTP method. Default: "GET". */
    method?: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'DELETE' | undefined;
    /** What to send: in the query of GET and HEAD, else in the body. */
    data?: string | object | ArrayBuffer | undefined;
    /** `json`: an answer that is JSON is parsed. Anything else: the answer stays text. Default: "json". */
    dataType?: string | undefined;
    /** What `data` of the answer is. Default: "text". */
    responseType?: 'text' | 'arraybuffer' | undefined;
    success?: (result: RequestResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: RequestResult | Failure) => void;
  }

  interface RequestResult extends Result {
    /** HTTP status of the answer. */
    statusCode: number;
    /** Headers of the answer. */
    header: Record<string, string>;
    /** The answer: parsed JSON, text or an ArrayBuffer. */
    data: any;
    /** An identifier of the request. */
    trace: string;
  }

  interface RequestTask {
    /** Ends the call: it fails with 301. */
    abort(): void;
  }

  interface RmdirOptions {
    /** Path of the directory. */
    dirPath: string;
    /** Whether to delete what it holds, too. Default: false. */
    recursive?: boolean | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface SaveFileOptions {
    /** Path of the temp file. */
    tempFilePath: string;
    /** Where to put it, below `ttfile://user/`. Default: a name that never repeats. */
    filePath?: string | undefined;
    success?: (result: SaveFileResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: SaveFileResult | Failure) => void;
  }

  interface SaveFileResult extends Result {
    /** Where it is now. */
    savedFilePath: string;
  }

  interface SaveImageToPhotosAlbumOptions {
    /** `ttfile://` path or package path of an image file. */
    filePath: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface SetNavigationBarColorOptions {
    /** Colour of the title and the buttons. */
    frontColor: '#ffffff' | '#000000';
    /** Colour of the bar. */
    backgroundColor: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface SetNavigationBarTitleOptions {
    /** The title. */
    title: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface SetStorageOptions {
    /** Key of the item, not empty. */
    key: string;
    /** What to keep. Default: undefined. */
    data?: unknown | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface ShowActionSheetOptions {
    /** The items' texts, up to six. */
    itemList: string[];
    success?: (result: ShowActionSheetResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: ShowActionSheetResult | Failure) => void;
  }

  interface ShowActionSheetResult extends Result {
    /** Which item was tapped, from 0 on. */
    tapIndex: number;
  }

  interface ShowLoadingOptions {
    /** The message; two lines are shown. */
    title: string;
    /** Whether taps are kept from what is behind it. Default: false. */
    mask?: boolean | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface ShowModalOptions {
    /** The title; two lines are shown. Default: "". */
    title?: string | undefined;
    /** The text below it. Default: "". */
    content?: string | undefined;
    /** Text of the confirming button. Default: "OK". */
    confirmText?: string | undefined;
    /** Text of the cancelling button. Default: "Cancel". */
    cancelText?: string | undefined;
    /** Whether there is a cancelling button. Default: true. */
    showCancel?: boolean | undefined;
    success?: (result: ShowModalResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: ShowModalResult | Failure) => void;
  }

  interface ShowModalResult extends Result {
    /** Whether it was the confirming button. */
    confirm: boolean;
    /** Whether it was the cancelling button. */
    cancel: boolean;
  }

  interface ShowTabBarOptions {
    /** Whether it moves; not on PC clients. Default: false. */
    animation?: boolean | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface HideTabBarOptions {
    /** Whether it moves; not on PC clients. Default: false. */
    animation?: boolean | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface ShowToastOptions {
    /** The message; two lines are shown. */
    title: string;
    /** How long it stays, in ms. Default: 1500. */
    duration?: number | undefined;
    /** The icon. Default: "success". */
    icon?: 'success' | 'loading' | 'none' | 'error' | 'info' | 'warning' | undefined;
    /** Whether taps are kept from what is behind it. Default: false. */
    mask?: boolean | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface StartPullDownRefreshOptions {
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface StopPullDownRefreshOptions {
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface StatOptions {
    /** Path of a file or directory. */
    path: string;
    success?: (result: StatResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: StatResult | Failure) => void;
  }

  interface StatResult extends Result {
    /** What is known of the file. */
    stat: Stats;
  }

  interface UnlinkOptions {
    /** Path of the file. */
    filePath: string;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface UploadFileOptions {
    /** The address, http: or https:. */
    url: string;
    /** Path of the file. */
    filePath: string;
    /** Name of the file's field in the form. */
    name: string;
    /** Headers of the request. Default: none. */
    header?: Record<string, string | number | boolean> | undefined;
    /** Further fields of the form. Default: none. */
    formData?: Record<string, string | number | boolean> | undefined;
    success?: (result: UploadFileResult) => void;
    fail?: (error: Failure) => void;
    complete?: (result: UploadFileResult | Failure) => void;
  }

  interface UploadFileResult extends Result {
    /** HTTP status of the answer. */
    statusCode: number;
    /** The answer as text. */
    data: string;
    /** An identifier of the request. */
    trace: string;
  }

  interface UploadTask {
    /** Ends the call: it fails with 301. */
    abort(): void;
    /** `progress` in per cent, the others in bytes. */
    onProgressUpdate(callback: (event: { progress: number; totalBytesSent: number; totalBytesExpectedToSend: number; }) => void): void;
  }

  interface AppendFileOptions {
    /** Path of the file, below `ttfile://user/`. */
    filePath: string;
    /** What to write. */
    data: string | ArrayBuffer;
    /** How to encode text. Default: "utf8". */
    encoding?: 'ascii' | 'base64' | 'binary' | 'hex' | 'ucs2' | 'utf8' | 'ucs-2' | 'utf16le' | 'utf-16le' | 'utf-8' | 'latin1' | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface WriteFileOptions {
    /** Path of the file, below `ttfile://user/`. */
    filePath: string;
    /** What to write. */
    data: string | ArrayBuffer;
    /** How to encode text. Default: "utf8". */
    encoding?: 'ascii' | 'base64' | 'binary' | 'hex' | 'ucs2' | 'utf8' | 'ucs-2' | 'utf16le' | 'utf-16le' | 'utf-8' | 'latin1' | undefined;
    success?: (result: Result) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result | Failure) => void;
  }

  interface FileSystemManager {
    /** Succeed if a file or directory exists. */
    access(options: WithoutCallbacks<AccessOptions>, scope?: unknown): Promise<Result>;
    /** Succeed if a file or directory exists. */
    access(options: AccessOptions, scope?: unknown): void;
    /** access, answered at once. */
    accessSync(path: string): void;
    /** Copy a file into the user area. */
    copyFile(options: WithoutCallbacks<CopyFileOptions>, scope?: unknown): Promise<Result>;
    /** Copy a file into the user area. */
    copyFile(options: CopyFileOptions, scope?: unknown): void;
    /** copyFile, answered at once. */
    copyFileSync(srcPath: string, destPath: string): void;
    /** Tell a file's size. */
    getFileInfo(options: WithoutCallbacks<GetFileInfoOptions>, scope?: unknown): Promise<GetFileInfoResult>;
    /** Tell a file's size. */
    getFileInfo(options: GetFileInfoOptions, scope?: unknown): void;
    /** List the files that saveFile has put into the user area. */
    getSavedFileList(options?: WithoutCallbacks<GetSavedFileListOptions>, scope?: unknown): Promise<GetSavedFileListResult>;
    /** List the files that saveFile has put into the user area. */
    getSavedFileList(options: GetSavedFileListOptions, scope?: unknown): void;
    /** Make a directory in the user area. */
    mkdir(options: WithoutCallbacks<MkdirOptions>, scope?: unknown): Promise<Result>;
    /** Make a directory in the user area. */
    mkdir(options: MkdirOptions, scope?: unknown): void;
    /** mkdir, answered at once. */
    mkdirSync(dirPath: string, recursive?: boolean): void;
    /** Read a file. */
    readFile(options: WithoutCallbacks<ReadFileOptions>, scope?: unknown): Promise<ReadFileResult>;
    /** Read a file. */
    readFile(options: ReadFileOptions, scope?: unknown): void;
    /** readFile, answered at once. */
    readFileSync(filePath: string, encoding?: 'ascii' | 'base64' | 'binary' | 'hex' | 'ucs2' | 'utf8' | 'ucs-2' | 'utf16le' | 'utf-16le' | 'utf-8' | 'latin1', position?: number, length?: number): string | ArrayBuffer;
    /** List the names in a directory. */
    readdir(options: WithoutCallbacks<ReaddirOptions>, scope?: unknown): Promise<ReaddirResult>;
    /** List the names in a directory. */
    readdir(options: ReaddirOptions, scope?: unknown): void;
    /** readdir, answered at once. */
    readdirSync(dirPath: string): string[];
    /** Delete a file that saveFile has put into the user area. */
    removeSavedFile(options: WithoutCallbacks<RemoveSavedFileOptions>, scope?: unknown): Promise<Result>;
    /** Delete a file that saveFile has put into the user area. */
    removeSavedFile(options: RemoveSavedFileOptions, scope?: unknown): void;
    /** Move a file or directory within the user area. */
    rename(options: WithoutCallbacks<RenameOptions>, scope?: unknown): Promise<Result>;
    /** Move a file or directory within the user area. */
    rename(options: RenameOptions, scope?: unknown): void;
    /** rename, answered at once. */
    renameSync(oldPath: string, newPath: string): void;
    /** Delete a directory of the user area. */
    rmdir(options: WithoutCallbacks<RmdirOptions>, scope?: unknown): Promise<Result>;
    /** Delete a directory of the user area. */
    rmdir(options: RmdirOptions, scope?: unknown): void;
    /** rmdir, answered at once. */
    rmdirSync(dirPath: string, recursive?: boolean): void;
    /** Move a temp file into the user area; the old path is gone. */
    saveFile(options: WithoutCallbacks<SaveFileOptions>, scope?: unknown): Promise<SaveFileResult>;
    /** Move a temp file into the user area; the old path is gone. */
    saveFile(options: SaveFileOptions, scope?: unknown): void;
    /** saveFile, answered at once. */
    saveFileSync(tempFilePath: string, filePath?: string): string;
    /** Tell a file's size (bytes), times (s since 1970) and kind. */
    stat(options: WithoutCallbacks<StatOptions>, scope?: unknown): Promise<StatResult>;
    /** Tell a file's size (bytes), times (s since 1970) and kind. */
    stat(options: StatOptions, scope?: unknown): void;
    /** stat, answered at once. */
    statSync(path: string): Stats;
    /** Delete a file. */
    unlink(options: WithoutCallbacks<UnlinkOptions>, scope?: unknown): Promise<Result>;
    /** Delete a file. */
    unlink(options: UnlinkOptions, scope?: unknown): void;
    /** unlink, answered at once. */
    unlinkSync(filePath: string): void;
    /** Add to the end of a file of the user area. */
    appendFile(options: WithoutCallbacks<AppendFileOptions>, scope?: unknown): Promise<Result>;
    /** Add to the end of a file of the user area. */
    appendFile(options: AppendFileOptions, scope?: unknown): void;
    /** appendFile, answered at once. */
    appendFileSync(filePath: string, data: string | ArrayBuffer, encoding?: 'ascii' | 'base64' | 'binary' | 'hex' | 'ucs2' | 'utf8' | 'ucs-2' | 'utf16le' | 'utf-16le' | 'utf-8' | 'latin1'): void;
    /** Write a file of the user area. */
    writeFile(options: WithoutCallbacks<WriteFileOptions>, scope?: unknown): Promise<Result>;
    /** Write a file of the user area. */
    writeFile(options: WriteFileOptions, scope?: unknown): void;
    /** writeFile, answered at once. */
    writeFileSync(filePath: string, data: string | ArrayBuffer, encoding?: 'ascii' | 'base64' | 'binary' | 'hex' | 'ucs2' | 'utf8' | 'ucs-2' | 'utf16le' | 'utf-16le' | 'utf-8' | 'latin1'): void;
  }

  interface SystemInfo extends GetSystemInfoResult {}

  /** Ask the user for a scope; succeed if it is granted. */
  function authorize(options: WithoutCallbacks<AuthorizeOptions>, scope?: unknown): Promise<Result>;
  /** Ask the user for a scope; succeed if it is granted. */
  function authorize(options: AuthorizeOptions, scope?: unknown): void;
  /** Return the bytes that a base64 text means. */
  function base64ToArrayBuffer(base64: string): ArrayBuffer;
  /** Return bytes as base64 text. */
  function arrayBufferToBase64(arrayBuffer: ArrayBuffer | ArrayBufferView): string;
  /** Tell whether an API, one of its parameters, results or values is available. */
  function canIUse(schema: string): boolean;
  /** Read a region of a canvas as RGBA samples. */
  function canvasGetImageData(options: WithoutCallbacks<CanvasGetImageDataOptions>, scope?: unknown): Promise<CanvasGetImageDataResult>;
  /** Read a region of a canvas as RGBA samples. */
  function canvasGetImageData(options: CanvasGetImageDataOptions, scope?: unknown): void;
  /** Replace a region of a canvas by RGBA samples. */
  function canvasPutImageData(options: WithoutCallbacks<CanvasPutImageDataOptions>, scope?: unknown): Promise<Result>;
  /** Replace a region of a canvas by RGBA samples. */
  function canvasPutImageData(options: CanvasPutImageDataOptions, scope?: unknown): void;
  /** Export a region of a canvas to an image file and return the file's path. */
  function canvasToTempFilePath(options: WithoutCallbacks<CanvasToTempFilePathOptions>, scope?: unknown): Promise<CanvasToTempFilePathResult>;
  /** Export a region of a canvas to an image file and return the file's path. */
  function canvasToTempFilePath(options: CanvasToTempFilePathOptions, scope?: unknown): void;
  /** Let the user pick images. */
  function chooseImage(options?: WithoutCallbacks<ChooseImageOptions>, scope?: unknown): Promise<ChooseImageResult>;
  /** Let the user pick images. */
  function chooseImage(options: ChooseImageOptions, scope?: unknown): void;
  /** Forget everything that setStorage has kept. */
  function clearStorage(options?: WithoutCallbacks<ClearStorageOptions>, scope?: unknown): Promise<Result>;
  /** Forget everything that setStorage has kept. */
  function clearStorage(options: ClearStorageOptions, scope?: unknown): void;
  /** clearStorage, answered at once. */
  function clearStorageSync(): void;
  /** Compress an image. */
  function compressImage(options: WithoutCallbacks<CompressImageOptions>, scope?: unknown): Promise<CompressImageResult>;
  /** Compress an image. */
  function compressImage(options: CompressImageOptions, scope?: unknown): void;
  /** Return an object that describes an animation step by step. */
  function createAnimation(options?: AnimationOptions): Animation;
  /** Return a drawing context for the canvas with that `canvas-id`. */
  function createCanvasContext(canvasId: string, scope?: unknown): CanvasContext;
  /** Return an observer of how elements overlap with another one or the window. */
  function createIntersectionObserver(instance?: object, options?: IntersectionObserverOptions): IntersectionObserver;
  /** Return a query about elements of the page on top. */
  function createSelectorQuery(): SelectorQuery;
  /** Download a file. */
  function downloadFile(options: WithoutCallbacks<DownloadFileOptions>, scope?: unknown): Promise<DownloadFileResult> & DownloadTask;
  /** Download a file. */
  function downloadFile(options: DownloadFileOptions, scope?: unknown): DownloadTask;
  /** The root of the user area, to build paths from. */
  const env: { readonly USER_DATA_PATH: string };
  /** Return the file manager, the same object each time. */
  function getFileSystemManager(): FileSystemManager;
  /** Tell an image's size in px. */
  function getImageInfo(options: WithoutCallbacks<GetImageInfoOptions>, scope?: unknown): Promise<GetImageInfoResult>;
  /** Tell an image's size in px. */
  function getImageInfo(options: GetImageInfoOptions, scope?: unknown): void;
  /** Return what `App.onLaunch` has been given. */
  function getLaunchOptionsSync(): { path: string; query: Record<string, string>; scene: string | number };
  /** Tell which scopes the user has granted or refused. */
  function getSetting(options?: WithoutCallbacks<GetSettingOptions>, scope?: unknown): Promise<GetSettingResult>;
  /** Tell which scopes the user has granted or refused. */
  function getSetting(options: GetSettingOptions, scope?: unknown): void;
  /** Read what is kept under a key. */
  function getStorage(options: WithoutCallbacks<GetStorageOptions>, scope?: unknown): Promise<GetStorageResult>;
  /** Read what is kept under a key. */
  function getStorage(options: GetStorageOptions, scope?: unknown): void;
  /** getStorage, answered at once. */
  function getStorageSync(key: string): unknown;
  /** Tell the keys and the room they take. */
  function getStorageInfo(options?: WithoutCallbacks<GetStorageInfoOptions>, scope?: unknown): Promise<GetStorageInfoResult>;
  /** Tell the keys and the room they take. */
  function getStorageInfo(options: GetStorageInfoOptions, scope?: unknown): void;
  /** getStorageInfo, answered at once. */
  function getStorageInfoSync(): { keys: string[]; currentSize: number; limitSize: number };
  /** Tell about the device, the client and the page's size. */
  function getSystemInfo(options?: WithoutCallbacks<GetSystemInfoOptions>, scope?: unknown): Promise<GetSystemInfoResult>;
  /** Tell about the device, the client and the page's size. */
  function getSystemInfo(options: GetSystemInfoOptions, scope?: unknown): void;
  /** The same, returned at once. */
  function getSystemInfoSync(): SystemInfo;
  /** Return the one object that tells of new versions of the mini-program. */
  function getUpdateManager(): UpdateManager;
  /** Tell who is logged in. */
  function getUserInfo(options?: WithoutCallbacks<GetUserInfoOptions>, scope?: unknown): Promise<GetUserInfoResult>;
  /** Tell who is logged in. */
  function getUserInfo(options: GetUserInfoOptions, scope?: unknown): void;
  /** Hide the message of showToast or showLoading. */
  function hideToast(options?: WithoutCallbacks<HideToastOptions>, scope?: unknown): Promise<Result>;
  /** Hide the message of showToast or showLoading. */
  function hideToast(options: HideToastOptions, scope?: unknown): void;
  /** Hide the message of showLoading or showToast. */
  function hideLoading(options?: WithoutCallbacks<HideLoadingOptions>, scope?: unknown): Promise<Result>;
  /** Hide the message of showLoading or showToast. */
  function hideLoading(options: HideLoadingOptions, scope?: unknown): void;
  /** Get a code that the mini-program's server can exchange for the user's identity. */
  function login(options?: WithoutCallbacks<LoginOptions>, scope?: unknown): Promise<LoginResult>;
  /** Get a code that the mini-program's server can exchange for the user's identity. */
  function login(options: LoginOptions, scope?: unknown): void;
  /** Succeed if the user's session is still valid. */
  function checkSession(options?: WithoutCallbacks<CheckSessionOptions>, scope?: unknown): Promise<Result>;
  /** Succeed if the user's session is still valid. */
  function checkSession(options: CheckSessionOptions, scope?: unknown): void;
  /** Close the page on top, or several, and show the one below. */
  function navigateBack(options?: WithoutCallbacks<NavigateBackOptions>, scope?: unknown): Promise<Result>;
  /** Close the page on top, or several, and show the one below. */
  function navigateBack(options: NavigateBackOptions, scope?: unknown): void;
  /** Call `callback` when the back button of the page on top is tapped, in its place. */
  function onNavigateBack(callback: (event: { scene: 'navibutton' | 'systemback' }) => void): void;
  /** Open a page over the one on top, which stays. */
  function navigateTo(options: WithoutCallbacks<NavigateToOptions>, scope?: unknown): Promise<Result>;
  /** Open a page over the one on top, which stays. */
  function navigateTo(options: NavigateToOptions, scope?: unknown): void;
  /** Open a page in place of the one on top. */
  function redirectTo(options: WithoutCallbacks<RedirectToOptions>, scope?: unknown): Promise<Result>;
  /** Open a page in place of the one on top. */
  function redirectTo(options: RedirectToOptions, scope?: unknown): void;
  /** Close all pages and open one. */
  function reLaunch(options: WithoutCallbacks<ReLaunchOptions>, scope?: unknown): Promise<Result>;
  /** Close all pages and open one. */
  function reLaunch(options: ReLaunchOptions, scope?: unknown): void;
  /** Go to a page of the tab bar and close all others that are none. */
  function switchTab(options: WithoutCallbacks<SwitchTabOptions>, scope?: unknown): Promise<Result>;
  /** Go to a page of the tab bar and close all others that are none. */
  function switchTab(options: SwitchTabOptions, scope?: unknown): void;
  /** Run `callback` after the running script, before anything else. */
  function nextTick(callback: () => void): void;
  /** Call `callback` when the window has got another size, in logical px. */
  function onWindowResize(callback: (event: { size: { windowWidth: number; windowHeight: number } }) => void): void;
  /** Do not call `callback` any more. */
  function offWindowResize(callback: (event: { size: { windowWidth: number; windowHeight: number } }) => void): void;
  /** Show the scopes that the user granted or refused, to be changed there. */
  function openSetting(options?: WithoutCallbacks<OpenSettingOptions>, scope?: unknown): Promise<OpenSettingResult>;
  /** Show the scopes that the user granted or refused, to be changed there. */
  function openSetting(options: OpenSettingOptions, scope?: unknown): void;
  /** Scroll the page on top to a place. */
  function pageScrollTo(options: WithoutCallbacks<PageScrollToOptions>, scope?: unknown): Promise<Result>;
  /** Scroll the page on top to a place. */
  function pageScrollTo(options: PageScrollToOptions, scope?: unknown): void;
  /** Show images in a viewer. */
  function previewImage(options: WithoutCallbacks<PreviewImageOptions>, scope?: unknown): Promise<Result>;
  /** Show images in a viewer. */
  function previewImage(options: PreviewImageOptions, scope?: unknown): void;
  /** Forget what is kept under a key; none is no error. */
  function removeStorage(options: WithoutCallbacks<RemoveStorageOptions>, scope?: unknown): Promise<Result>;
  /** Forget what is kept under a key; none is no error. */
  function removeStorage(options: RemoveStorageOptions, scope?: unknown): void;
  /** removeStorage, answered at once. */
  function removeStorageSync(key: string): void;
  /** Make an HTTP request. */
  function request(options: WithoutCallbacks<RequestOptions>, scope?: unknown): Promise<RequestResult> & RequestTask;
  /** Make an HTTP request. */
  function request(options: RequestOptions, scope?: unknown): RequestTask;
  /** Move a temp file into the user area; the old path is gone. */
  function saveFile(options: WithoutCallbacks<SaveFileOptions>, scope?: unknown): Promise<SaveFileResult>;
  /** Move a temp file into the user area; the old path is gone. */
  function saveFile(options: SaveFileOptions, scope?: unknown): void;
  /** Save an image file to the album of the device. */
  function saveImageToPhotosAlbum(options: WithoutCallbacks<SaveImageToPhotosAlbumOptions>, scope?: unknown): Promise<Result>;
  /** Save an image file to the album of the device. */
  function saveImageToPhotosAlbum(options: SaveImageToPhotosAlbumOptions, scope?: unknown): void;
  /** Change the colours of the navigation bar of the page on top. */
  function setNavigationBarColor(options: WithoutCallbacks<SetNavigationBarColorOptions>, scope?: unknown): Promise<Result>;
  /** Change the colours of the navigation bar of the page on top. */
  function setNavigationBarColor(options: SetNavigationBarColorOptions, scope?: unknown): void;
  /** Change the title in the navigation bar of the page on top. */
  function setNavigationBarTitle(options: WithoutCallbacks<SetNavigationBarTitleOptions>, scope?: unknown): Promise<Result>;
  /** Change the title in the navigation bar of the page on top. */
  function setNavigationBarTitle(options: SetNavigationBarTitleOptions, scope?: unknown): void;
  /** Keep a value under a key. */
  function setStorage(options: WithoutCallbacks<SetStorageOptions>, scope?: unknown): Promise<Result>;
  /** Keep a value under a key. */
  function setStorage(options: SetStorageOptions, scope?: unknown): void;
  /** setStorage, answered at once. */
  function setStorageSync(key: string, data?: unknown): void;
  /** Let the user choose one of up to six items. */
  function showActionSheet(options: WithoutCallbacks<ShowActionSheetOptions>, scope?: unknown): Promise<ShowActionSheetResult>;
  /** Let the user choose one of up to six items. */
  function showActionSheet(options: ShowActionSheetOptions, scope?: unknown): void;
  /** Show that something is being loaded. */
  function showLoading(options: WithoutCallbacks<ShowLoadingOptions>, scope?: unknown): Promise<Result>;
  /** Show that something is being loaded. */
  function showLoading(options: ShowLoadingOptions, scope?: unknown): void;
  /** Ask the user something, with one or two buttons. */
  function showModal(options?: WithoutCallbacks<ShowModalOptions>, scope?: unknown): Promise<ShowModalResult>;
  /** Ask the user something, with one or two buttons. */
  function showModal(options: ShowModalOptions, scope?: unknown): void;
  /** Show the tab bar. */
  function showTabBar(options?: WithoutCallbacks<ShowTabBarOptions>, scope?: unknown): Promise<Result>;
  /** Show the tab bar. */
  function showTabBar(options: ShowTabBarOptions, scope?: unknown): void;
  /** Hide the tab bar; the page's window gets its place. */
  function hideTabBar(options?: WithoutCallbacks<HideTabBarOptions>, scope?: unknown): Promise<Result>;
  /** Hide the tab bar; the page's window gets its place. */
  function hideTabBar(options: HideTabBarOptions, scope?: unknown): void;
  /** Show a short message. */
  function showToast(options: WithoutCallbacks<ShowToastOptions>, scope?: unknown): Promise<Result>;
  /** Show a short message. */
  function showToast(options: ShowToastOptions, scope?: unknown): void;
  /** Do what the user does by pulling the page down. */
  function startPullDownRefresh(options?: WithoutCallbacks<StartPullDownRefreshOptions>, scope?: unknown): Promise<Result>;
  /** Do what the user does by pulling the page down. */
  function startPullDownRefresh(options: StartPullDownRefreshOptions, scope?: unknown): void;
  /** End the refresh, and let the page go back to its place. */
  function stopPullDownRefresh(options?: WithoutCallbacks<StopPullDownRefreshOptions>, scope?: unknown): Promise<Result>;
  /** End the refresh, and let the page go back to its place. */
  function stopPullDownRefresh(options: StopPullDownRefreshOptions, scope?: unknown): void;
  /** Send a file to a server as multipart/form-data. */
  function uploadFile(options: WithoutCallbacks<UploadFileOptions>, scope?: unknown): Promise<UploadFileResult> & UploadTask;
  /** Send a file to a server as multipart/form-data. */
  function uploadFile(options: UploadFileOptions, scope?: unknown): UploadTask;

  /** Options of an API that is not simulated: it always fails with errno 103. */
  interface UnsimulatedOptions {
    success?: (result: Result & Record<string, unknown>) => void;
    fail?: (error: Failure) => void;
    complete?: (result: Result & Record<string, unknown>) => void;
    [option: string]: unknown;
  }

  type UnsimulatedListener = (event: Record<string, unknown>) => void;

  function requestAccess(options?: UnsimulatedOptions): Promise<never>;
  function enterProfile(options?: UnsimulatedOptions): Promise<never>;
  function enterChat(options?: UnsimulatedOptions): Promise<never>;
  function toggleChat(options?: UnsimulatedOptions): Promise<never>;
  function chooseChat(options?: UnsimulatedOptions): Promise<never>;
  function getChatInfo(options?: UnsimulatedOptions): Promise<never>;
  function getBlockActionSourceDetail(options?: UnsimulatedOptions): Promise<never>;
  function getTriggerContext(options?: UnsimulatedOptions): Promise<never>;
  function enterBot(options?: UnsimulatedOptions): Promise<never>;
  function sendMessageCard(options?: UnsimulatedOptions): Promise<never>;
  function onChatBadgeChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offChatBadgeChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function chooseContact(options?: UnsimulatedOptions): Promise<never>;
  function shareWebContent(options?: UnsimulatedOptions): Promise<never>;
  function share(options?: UnsimulatedOptions): Promise<never>;
  function showShareMenu(options?: UnsimulatedOptions): Promise<never>;
  function hideShareMenu(options?: UnsimulatedOptions): Promise<never>;
  function getTenantAppScopes(options?: UnsimulatedOptions): Promise<never>;
  function applyTenantAppScope(options?: UnsimulatedOptions): Promise<never>;
  function startPasswordVerify(options?: UnsimulatedOptions): Promise<never>;
  function startDeviceCredential(options?: UnsimulatedOptions): Promise<never>;
  function checkWatermark(options?: UnsimulatedOptions): Promise<never>;
  function mailto(options?: UnsimulatedOptions): Promise<never>;
  function reportBadge(options?: UnsimulatedOptions): Promise<never>;
  function updateBadge(options?: UnsimulatedOptions): Promise<never>;
  function onServerBadgePush(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offServerBadgePush(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function showPrompt(options?: UnsimulatedOptions): Promise<never>;
  function setTabBarItem(options?: UnsimulatedOptions): Promise<never>;
  function addTabBarItem(options?: UnsimulatedOptions): Promise<never>;
  function removeTabBarItem(options?: UnsimulatedOptions): Promise<never>;
  function setTabBarStyle(options?: UnsimulatedOptions): Promise<never>;
  function setTabBarBadge(options?: UnsimulatedOptions): Promise<never>;
  function removeTabBarBadge(options?: UnsimulatedOptions): Promise<never>;
  function showTabBarRedDot(options?: UnsimulatedOptions): Promise<never>;
  function hideTabBarRedDot(options?: UnsimulatedOptions): Promise<never>;
  function setWindowSize(options?: UnsimulatedOptions): Promise<never>;
  function setPageOrientation(options?: UnsimulatedOptions): Promise<never>;
  function onResize(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function enableLeaveConfirm(options?: UnsimulatedOptions): Promise<never>;
  function disableLeaveConfirm(options?: UnsimulatedOptions): Promise<never>;
  function getCustomizedInput(...args: unknown[]): never;
  function togglePadFullScreen(options?: UnsimulatedOptions): Promise<never>;
  function getPadDisplayScaleMode(options?: UnsimulatedOptions): Promise<never>;
  function onThemeChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offThemeChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function getNFCAdapter(...args: unknown[]): never;
  function openBluetoothAdapter(options?: UnsimulatedOptions): Promise<never>;
  function closeBluetoothAdapter(options?: UnsimulatedOptions): Promise<never>;
  function getBluetoothAdapterState(options?: UnsimulatedOptions): Promise<never>;
  function startBluetoothDevicesDiscovery(options?: UnsimulatedOptions): Promise<never>;
  function stopBluetoothDevicesDiscovery(options?: UnsimulatedOptions): Promise<never>;
  function getConnectedBluetoothDevices(options?: UnsimulatedOptions): Promise<never>;
  function getBluetoothDevices(options?: UnsimulatedOptions): Promise<never>;
  function onBluetoothDeviceFound(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offBluetoothDeviceFound(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function onBluetoothAdapterStateChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offBluetoothAdapterStateChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function setBLEMTU(options?: UnsimulatedOptions): Promise<never>;
  function readBLECharacteristicValue(options?: UnsimulatedOptions): Promise<never>;
  function writeBLECharacteristicValue(options?: UnsimulatedOptions): Promise<never>;
  function getBLEDeviceCharacteristics(options?: UnsimulatedOptions): Promise<never>;
  function connectBLEDevice(options?: UnsimulatedOptions): Promise<never>;
  function disconnectBLEDevice(options?: UnsimulatedOptions): Promise<never>;
  function getBLEDeviceServices(options?: UnsimulatedOptions): Promise<never>;
  function onBLEConnectionStateChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offBLEConnectionStateChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function notifyBLECharacteristicValueChange(options?: UnsimulatedOptions): Promise<never>;
  function onBLECharacteristicValueChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offBLECharacteristicValueChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function startBeaconDiscovery(options?: UnsimulatedOptions): Promise<never>;
  function stopBeaconDiscovery(options?: UnsimulatedOptions): Promise<never>;
  function getBeacons(options?: UnsimulatedOptions): Promise<never>;
  function onBeaconUpdate(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offBeaconUpdate(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function onBeaconServiceChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offBeaconServiceChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function scanCode(options?: UnsimulatedOptions): Promise<never>;
  function getConnectedWifi(options?: UnsimulatedOptions): Promise<never>;
  function getWifiStatus(options?: UnsimulatedOptions): Promise<never>;
  function getWifiList(options?: UnsimulatedOptions): Promise<never>;
  function onGetWifiList(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offGetWifiList(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function setClipboardData(options?: UnsimulatedOptions): Promise<never>;
  function getClipboardData(options?: UnsimulatedOptions): Promise<never>;
  function getNetworkType(options?: UnsimulatedOptions): Promise<never>;
  function onNetworkStatusChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function getNetworkQualityType(options?: UnsimulatedOptions): Promise<never>;
  function onNetworkQualityChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function setScreenBrightness(options?: UnsimulatedOptions): Promise<never>;
  function getScreenBrightness(options?: UnsimulatedOptions): Promise<never>;
  function setKeepScreenOn(options?: UnsimulatedOptions): Promise<never>;
  function grantScreenShot(options?: UnsimulatedOptions): Promise<never>;
  function onUserCaptureScreen(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offUserCaptureScreen(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function startAccelerometer(options?: UnsimulatedOptions): Promise<never>;
  function stopAccelerometer(options?: UnsimulatedOptions): Promise<never>;
  function onAccelerometerChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function makePhoneCall(options?: UnsimulatedOptions): Promise<never>;
  function vibrateShort(options?: UnsimulatedOptions): Promise<never>;
  function vibrateLong(options?: UnsimulatedOptions): Promise<never>;
  function startCompass(options?: UnsimulatedOptions): Promise<never>;
  function stopCompass(options?: UnsimulatedOptions): Promise<never>;
  function onCompassChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function onMemoryWarning(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function saveFileAs(options?: UnsimulatedOptions): Promise<never>;
  function filePicker(options?: UnsimulatedOptions): Promise<never>;
  function docsPicker(options?: UnsimulatedOptions): Promise<never>;
  function openDocument(options?: UnsimulatedOptions): Promise<never>;
  function getVideoInfo(options?: UnsimulatedOptions): Promise<never>;
  function saveVideoToPhotosAlbum(options?: UnsimulatedOptions): Promise<never>;
  function chooseVideo(options?: UnsimulatedOptions): Promise<never>;
  function chooseMedia(options?: UnsimulatedOptions): Promise<never>;
  function createVideoContext(...args: unknown[]): never;
  function createInnerAudioContext(...args: unknown[]): never;
  function getBackgroundAudioManager(...args: unknown[]): never;
  function getRecorderManager(...args: unknown[]): never;
  function createCameraContext(...args: unknown[]): never;
  function exitMiniProgram(options?: UnsimulatedOptions): Promise<never>;
  function openSchema(options?: UnsimulatedOptions): Promise<never>;
  function connectSocket(...args: unknown[]): never;
  function getLocationStatus(options?: UnsimulatedOptions): Promise<never>;
  function reverseGeocode(options?: UnsimulatedOptions): Promise<never>;
  function offLocationChangeError(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function onLocationChangeError(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function openLocation(options?: UnsimulatedOptions): Promise<never>;
  function chooseLocation(options?: UnsimulatedOptions): Promise<never>;
  function getLocation(options?: UnsimulatedOptions): Promise<never>;
  function startLocationUpdate(options?: UnsimulatedOptions): Promise<never>;
  function stopLocationUpdate(options?: UnsimulatedOptions): Promise<never>;
  function onLocationChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function offLocationChange(listener?: UnsimulatedListener | UnsimulatedOptions): void;
  function getPerformanceRecorder(...args: unknown[]): never;
  function getStepCount(options?: UnsimulatedOptions): Promise<never>;
}
