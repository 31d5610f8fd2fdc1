/**
 * Messages of one run between the shell, its frame and the logic worker. Each run has ports of its
 * own, so that nothing of an earlier run can be taken for something of this one.
 */

import type { FontFiles } from '../common/bundled-fonts';
import type { ConsoleEntry } from './console';
import type {
  Answer,
  ConsoleLine,
  EffectRequest,
  Progress,
  Records,
  Request,
  Resume,
  Settings,
} from './messages';
import type { Compiled, ProjectFiles, WindowConfig } from './project';
import type { MockedCall, Settle, TestAnswer, TestRequest, TestSetup } from './testing';

/** What a run starts with. */
export interface Run {
  compiled: Compiled;
  files: ProjectFiles;
  /** Files of the Python runtime by name, in the order of the manifest; the snapshot is unzipped. */
  runtime: Record<string, Blob>;
  settings: Settings;
  /** Those to write in, if it is not in those of the machine. */
  fonts?: FontFiles;
  /** What earlier runs left. */
  kept: Records;
  /** Where to begin: a path from the root and its query; the entry page if there is none. */
  open: OpenPage[];
  screen: Screen;
  /** Of a run under test. */
  test?: TestSetup;
}

/** A page to be opened, with the data that a page of an earlier run had. */
export interface OpenPage {
  path: string;
  query: Record<string, string>;
  data?: unknown;
}

/** The window of the mini-program in logical px. */
export interface Screen {
  width: number;
  height: number;
}

/** Shell to frame, once, with the port to the worker. */
export interface StartFrame {
  type: 'start';
  /** Source of the logic worker. */
  worker: Blob;
  run: Run;
}

/** Shell to frame, if no run is known yet: start Python ahead of it. */
export interface PrepareFrame {
  type: 'prepare';
  worker: Blob;
  runtime: Run['runtime'];
  fonts: Run['fonts'];
}

/** Shell to frame: these sheets instead of those of the same names. */
export interface Restyle {
  type: 'restyle';
  styles: Compiled['styles'];
  fonts: string;
}

export type ToFrame = PrepareFrame | StartFrame | Restyle | Settle;

/** What the shell itself wants to know, answered by an {@link Answer} of the same id. */
export type Question =
  | Exclude<Request, { type: 'configure' }>
  | { type: 'configure'; id: number; settings: Settings };

export type ToLogic =
  | { type: 'start'; run: Run }
  /** The effect of that id is done. */
  | { type: 'result'; id: number; result: Resume['result'] }
  /** So many bytes of it; `expected` is 0 as long as nobody knows. */
  | { type: 'transferred'; id: number; done: number; expected: number }
  | Question
  | TestRequest
  /** What would it take to open the same pages again? */
  | { type: 'leave'; id: number }
  | { type: 'ping'; number: number }
  /** The user leaves the mini-program, which goes on unseen, or comes back to it. */
  | { type: 'background'; isLeft: boolean }
  /** The user wants to go back, or to another tab. */
  | { type: 'back' }
  | { type: 'tab'; index: number }
  /** The user wants to share the page on top; answered by a `share`. */
  | { type: 'share' }
  /** What the user has done with the card of that number. */
  | { type: 'shared'; number: number; done: boolean };

/** What the shell is asked to do. */
export type Wish = EffectRequest | MockedCall;

export type FromLogic =
  | { type: 'progress'; progress: Omit<Progress, 'type'> }
  /** To be done and answered with a result; `counts`: bytes whose progress somebody follows. */
  | { type: 'effect'; id: number; effect: Wish; counts?: 'sent' | 'received' }
  /** Nobody waits for the effect of that id any more. It is answered all the same. */
  | { type: 'abort'; id: number }
  | Answer
  | TestAnswer
  /** The pages that are open with their data, the first one first. */
  | { type: 'left'; id: number; pages: OpenPage[] }
  /** A line of the simulator for the developer. */
  | { type: 'console'; line: ConsoleLine }
  /** What the mini-program's own code has written to the console. */
  | { type: 'log'; entry: ConsoleEntry }
  | { type: 'failure'; failure: Failure }
  /** The page on top and those below it, the first one first. */
  | { type: 'pages'; pages: OpenPage[]; look: PageLook }
  /** Show the user what would be shared, and answer with `shared`. */
  | { type: 'share'; number: number; card: ShareCard }
  | { type: 'pong'; number: number }
  /** Python runs: silence is none of the mini-program's. */
  | { type: 'python'; busy: boolean };

/** What the shell draws around the page on top: its window, as its own calls have changed it. */
export interface PageLook extends WindowConfig {
  canGoBack: boolean;
  /** -1: the page is no tab. */
  tab: number;
  /** Though it is a tab; `animated`: the bar moves. */
  tabBarHidden: boolean;
  tabBarAnimated: boolean;
}

/** A page as somebody else would be sent it. */
export interface ShareCard {
  /** The menu, or a button of the page. */
  from: 'menu' | 'button';
  title: string;
  /** With a query. */
  path: string;
  /** Empty: a picture of the page. */
  imageUrl: string;
}

/** An error of the mini-program's code that nobody caught. */
export interface Failure {
  message: string;
  /** As the browser words it; files are named `mp://app/path`. */
  stack: string;
  /** The place in the mini-program's own files, if there is one. */
  file?: string;
  line?: number;
  column?: number;
  /** What ran: a lifecycle method, a handler, a script. */
  where: string;
}
