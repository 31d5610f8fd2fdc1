/**
 * Every message that crosses between a host (page or logic worker) and the Python core.
 * Types only: who sends what is documented here, how it is sent lives in `web/core`.
 */

/**
 * A mini-program value made safe to clone.
 * `undefined` stands for JavaScript's `null` (Python reads it as `None`); a key whose value was
 * `undefined` is left out. What Python has no word for becomes an {@link Opaque}.
 */
export type WireValue =
  | string
  | number
  | boolean
  | undefined
  | WireValue[]
  | { [key: string]: WireValue | Uint8Array }
  | Opaque;

/**
 * What is no plain value: named by its JavaScript type, with its bytes if it has some. A value that
 * cannot be sent is named by what it is, such as a cycle. Two names are others: `json` is an object
 * of any shape as `text`, `object` one with a key `$js` of its own.
 */
export interface Opaque {
  $js: string;
  bytes?: Uint8Array;
  text?: string;
  value?: WireValue;
  /** Where in the option this is, such as `.list[3].when`, if it is not all of it. */
  at?: string;
}

/** What the host saw of the canvas that a call names. Sizes: logical px and device px. */
export interface CanvasFact {
  /** Size of the element's content box, rounded half up to logical px. */
  width: number;
  height: number;
  /** Size of the backing store in device px. */
  pixelWidth: number;
  pixelHeight: number;
  /** RGBA, not premultiplied, row by row; only for rows that read pixels. */
  pixels?: Uint8Array;
  /** Commands queued on the context that no `draw` has painted yet. */
  pendingCommands: number;
}

/** The canvas exists, but its pixels cannot be had. */
export interface CanvasProblem {
  problem: 'tainted' | 'unpreserved-webgl' | 'page-gone' | 'too-large' | 'unreadable';
  /** Logical px, of a canvas too large for its last draw to happen. */
  width?: number;
  height?: number;
  /** Addresses of the images that tainted it, as far as they are known. */
  images?: string[];
  /** The browser's own words. */
  detail?: string;
}

/** `undefined`: no canvas has that id. */
export type CanvasReport = CanvasFact | CanvasProblem | undefined;

/** Settings by name: profile, pixelRatio and every policy. Values may be text, as in a query. */
export type Settings = Record<string, string | number | boolean>;

/** What the mini-program has under a path, as the host keeps it for later runs. */
export type FileRecord = KeptFile | { path: string; kind: 'directory' };

export interface KeptFile {
  path: string;
  kind: 'file';
  contents: Blob;
  /** Bytes. */
  size: number;
  /** S since 1970. */
  created: number;
  modified: number;
  accessed: number;
  /** Whether `saveFile` put it there. */
  saved: boolean;
}

/**
 * A value of the storage as JSON text, in which `{"$js": …}` marks what JSON would lose; see
 * `web/tt/json.ts`.
 */
export interface ItemRecord {
  key: string;
  text: string;
}

export interface Records {
  files: FileRecord[];
  items: ItemRecord[];
}

/** Bytes that count towards a quota, and the quota. */
export interface Usage {
  used: number;
  quota: number;
}

/** All that a mini-program has at a moment. */
export interface Overview extends Records {
  usage: { user: Usage; storage: Usage };
}

/** A file of the package. */
export interface PackageFile {
  path: string;
  /** Bytes. */
  size: number;
  contents: Blob;
}

export interface Start {
  type: 'start';
  settings: Settings;
  /** What an earlier run left. */
  kept: Records;
}

export interface Configure {
  type: 'configure';
  id: number;
  /** Counts the changes of settings. */
  revision: number;
  /** Whatever was given as settings. */
  settings: WireValue;
}

export interface Call {
  type: 'call';
  id: number;
  /** The change of settings after which the call was made: it runs under those. */
  revision: number;
  api: string;
  options: WireValue;
  /** By parameter name. A key is present only if the row says that parameter names a canvas. */
  canvases: Record<string, CanvasReport>;
}

/** The result of an effect that the core asked for during the call, or the request, `id`. */
export interface Resume {
  type: 'resume';
  id: number;
  result: WireValue | Record<string, WireValue | Uint8Array> | Transferred | TransferProblem;
}

/** The effect was not performed at all: why, for the developer. */
export interface NotPerformed {
  type: 'resume';
  id: number;
  failed: string;
}

/** The page itself wants a file of the mini-program; no API, so no limit and no fault applies. */
export interface ReadFile {
  type: 'file';
  id: number;
  path: string;
}

/** The page itself wants to load an image from an address of the network. */
export interface AskReach {
  type: 'reach';
  id: number;
  address: string;
}

/** The page itself wants to know all files and all that is in the storage. */
export interface AskContents {
  type: 'contents';
  id: number;
}

/** Forget files, storage and permissions; the host forgets what it keeps. */
export interface Clear {
  type: 'clear';
  id: number;
}

/** The host is done with the `commit` of the synchronous call of that id. */
export interface Posted {
  type: 'posted';
  id: number;
  /** Why it could not be kept. */
  problem?: string;
}

/** What is no call and has an answer of its own. */
export type Request = Configure | ReadFile | AskReach | AskContents | Clear;
export type ToCore = Start | Call | Resume | NotPerformed | Posted | Request;

export interface ConsoleLine {
  level: 'info' | 'warn' | 'error';
  text: string;
}

/** What the mini-program's callback receives, before `settle` revives typed results and JSON. */
export interface CallbackObject {
  errMsg: string;
  errno?: number;
  errString?: string;
  [field: string]: unknown;
}

export interface Reply {
  type: 'reply';
  id: number;
  /** `silent`: the fault "never answers" was asked for; no callback runs. */
  outcome: 'success' | 'fail' | 'silent';
  result: CallbackObject;
  console: ConsoleLine[];
  /** Of a synchronous call: what the host is to keep, after which it says `posted`. */
  commit?: CommitRequest;
}

/** Before the answer to the call, or to `file`, of that id the host must do this and send a `resume`. */
export interface Effect {
  type: 'effect';
  id: number;
  effect: EffectRequest;
  console: ConsoleLine[];
}

/**
 * An HTTP request. At most `limit` of one `lane` run at a time, the others wait in order. Result: a
 * {@link Transferred} or a {@link TransferProblem}.
 */
export interface TransferRequest {
  kind: 'transfer';
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
  /** Ms, from when it runs. */
  timeout: number;
  lane: string;
  limit: number;
}

export interface Transferred {
  status: number;
  /** By lower-case name. */
  headers: Record<string, string>;
  /** Where redirections led to. */
  url: string;
  bytes: Uint8Array;
}

/** No answer. Any other problem than these is the page's own and says what it was. */
export interface TransferProblem {
  problem: 'aborted' | 'timeout' | 'offline' | 'unreachable' | 'interrupted' | 'refused' | string;
  /** The browser's own words. */
  reason?: string;
}

export type EffectRequest =
  /** Result: `{ok: true, status, url, bytes}` or `{ok: false, reason}`. */
  | { kind: 'fetch'; url: string; timeout: number }
  | TransferRequest
  /** Result: `{}` after so many ms. */
  | { kind: 'wait'; ms: number }
  /** Replace a rectangle of the canvas that the call names; device px, RGBA. Result: `{}` or a CanvasProblem. */
  | {
      kind: 'putPixels';
      x: number;
      y: number;
      width: number;
      height: number;
      pixels: Uint8Array;
    }
  /** Show a message for so many ms, in place of the one before. Result: `{}` at once. */
  | {
      kind: 'toast';
      title: string;
      icon: 'success' | 'loading' | 'none' | 'error' | 'info' | 'warning';
      /** Keep taps from what is behind it. */
      mask: boolean;
      duration: number;
    }
  /** Take the message away, if there is one. Result: `{}`. */
  | { kind: 'hideToast' }
  /** Ask with the texts of two buttons; an empty `cancel`: no such button. Result: `{confirm}`. */
  | {
      kind: 'modal';
      title: string;
      content: string;
      confirm: string;
      cancel: string;
      /** Calls that ask the same at the same time share one dialog and its answer. */
      shared: boolean;
    }
  /** Let the user choose an item. Result: `{index}`, -1 if none was chosen. */
  | { kind: 'actionSheet'; items: string[] }
  /** Let the user switch items until they tap `confirm`. Result: `{on}`, true or false by item. */
  | { kind: 'switches'; title: string; items: { text: string; on: boolean }[]; confirm: string }
  /** Let the user pick image files. Result: `{files: [{name, bytes}]}`, none if cancelled. */
  | { kind: 'pickImages'; count: number; sources: ('album' | 'camera')[] }
  /** Open a viewer on one of the images. Result: `{}` once it is open. */
  | {
      kind: 'preview';
      urls: string[];
      index: number;
      save: boolean;
      /** Of requests to the network, as far as servers let a page send them. */
      headers: Record<string, string>;
    }
  /** Put an image file into the page's album. Result: `{}`. */
  | { kind: 'saveImage'; name: string; bytes: Uint8Array }
  | PageRequest
  | CommitRequest;

/** What only a host with pages is asked for. The problem `no-page`: none is open yet. */
export type PageRequest =
  /**
   * Go to another page. Result: `{path}` once it is on top, with `dropped` if its query was not
   * passed on; or a {@link NavigationProblem}.
   */
  | {
      kind: 'navigate';
      way: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack';
      /** Relative to the page on top, or from the root; with a query. */
      url: string;
      /** How many pages to go back. */
      delta: number;
      /** Whether `navigateTo` may open a page of the tab bar, too. */
      to_tabs: boolean;
    }
  /** Change what is shown around the page on top. Result: `{}` or a problem. */
  | { kind: 'dressPage'; title?: string; text_style?: 'black' | 'white'; background?: string }
  /** Result: `{}`, or the problem `no-tab`: the page on top has no tab bar. */
  | { kind: 'tabBar'; shown: boolean; animated: boolean }
  /** Logical px and ms. Result: `{}` once it is there, or a problem. */
  | { kind: 'scrollPage'; top: number; duration: number }
  /** Begin or end a pull-down refresh. Result: `{}`, or the problem `off`: the page has none. */
  | { kind: 'pullDown'; begins: boolean };

export interface NavigationProblem {
  problem: 'no-page' | 'unknown' | 'tab' | 'no-tab' | 'full';
  /** The page that was meant, from the root. */
  path: string;
  /** Another one, which exists. */
  meant?: string;
}

/**
 * Keep these for later runs, all or none, after what was asked for before. Result: `{}` once they
 * are safe, or `{problem}`.
 */
export interface CommitRequest {
  kind: 'commit';
  files: (FileRecord | { path: string; kind: 'gone' })[];
  /** Without a text: it is gone. */
  items: { key: string; text?: string }[];
}

/** Answer to `configure`: the settings now in force, or what is wrong with those given. */
export interface Configured {
  type: 'configured';
  id: number;
  settings?: Settings;
  error?: string;
}

/** Answer to `file`: the contents and their media type, or why they cannot be had. */
export interface FileAnswer {
  type: 'file';
  id: number;
  contents?: Blob;
  mediaType?: string;
  error?: string;
  console: ConsoleLine[];
}

/** Answer to `reach`; an error says why the project may not reach it. */
export interface ReachAnswer {
  type: 'reach';
  id: number;
  error?: string;
}

/** Answer to `contents`: all areas. */
export interface Contents extends Overview {
  type: 'contents';
  id: number;
}

export interface Cleared {
  type: 'cleared';
  id: number;
}

/** Answer to `posted`. */
export interface Noted {
  type: 'posted';
  id: number;
  console: ConsoleLine[];
}

export type Answer = Configured | FileAnswer | ReachAnswer | Contents | Cleared;

export interface Progress {
  type: 'progress';
  stage: 'download' | 'start' | 'import' | 'ready';
  /** Bytes so far and in all, over everything that start-up downloads. */
  loaded: number;
  total: number;
}

/** The worker runs, and holds the lock `lifeline` for as long as it does. */
export interface Alive {
  type: 'alive';
  lifeline: string;
}

/** The core cannot start, or died. Every pending call fails with the internal error. */
export interface Failed {
  type: 'failed';
  message: string;
}

export type FromCore = Alive | Reply | Effect | Noted | Progress | Failed | Answer;
