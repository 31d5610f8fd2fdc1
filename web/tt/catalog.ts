/** The shape of the generated catalogue: every name, default, limit and error text that JS knows. */

import type { CallbackObject, Settings } from '../protocol/messages';
import type { Dialect } from './json';

/**
 * Who answers: the core; the core at once, where it is in this thread; the catalogue itself; this
 * thread. A `value` is no function.
 */
export type Form = 'async' | 'sync' | 'table' | 'local' | 'value';

/** TypeScript type of a result field that has to be revived after its journey. */
export type ResultType = string;

export interface Row {
  name: string;
  owner: 'tt' | 'FileSystemManager';
  /** The manager's method is on `tt` itself, too. */
  alsoOnTt?: boolean;
  form: Form;
  /** Present if an option names a canvas, with what the core wants to know of it. */
  canvas?: { param: string; reads: 'pixels' | 'size' };
  /** Options that may be of any shape and size: their objects travel as text. */
  texts?: Record<string, Dialect>;
  /** Of the form `sync`: the options in the order in which they are given. */
  params?: string[];
  results?: Record<string, ResultType>;
  /** Of the form `value`. */
  value?: unknown;
  /** Present if a call returns a task at once. */
  task?: TaskRow;
  /** Present if it needs a host with pages: how it fails without. */
  withoutPages?: Stub['form'];
}

export interface TaskRow {
  /** What `fail` receives when the task is aborted. */
  cancelled: CallbackObject;
  /** What counts as progress, and the names of its two numbers of bytes. */
  progress?: { counted: 'sent' | 'received'; done: string; expected: string };
}

/** A name of the vendor's list that only fails; a `listener` is given a function for an event. */
export interface Stub {
  name: string;
  form: 'async' | 'refused' | 'listener';
}

export interface Refusal {
  errMsg: string;
  errno: number;
  errString: string;
}

/** What one device answers and can do. */
export interface Profile {
  pixelRatio: number;
  /** APIs that this client does not have. */
  refused: Record<string, Refusal>;
  /** Answers of the `table` rows. */
  answers: Record<string, unknown>;
  /** What of `getSystemInfo` is other than there, by how the device is held. */
  held: Record<string, Record<string, unknown>>;
  /** Values of `globalCompositeOperation`; null: all of the browser's. */
  compositeOperations: string[] | null;
  /** False: strokes are always `source-over`. */
  strokeComposite: boolean;
}

export interface Failure {
  errno: number;
  errString: string;
  detail?: string;
}

export interface SettingRow {
  name: string;
  choices: string[];
  default: string | number;
}

export interface Catalog {
  version: string;
  apis: Row[];
  /** APIs that exist, fail with `notSimulated` and warn with this hint. */
  unsimulated: Stub[];
  unsimulatedHint: string;
  /** The hint of those that need pages, where there are none. */
  noPagesHint: string;
  failures: Record<'internal' | 'notSupported' | 'notSimulated' | 'noPages', Failure>;
  /** How the faults fail that a synchronous call can show. */
  faults: Record<string, Failure>;
  /** `errString` of an API that is not there, by the setting unsupportedText. */
  unsupportedTexts: Record<string, string>;
  settings: SettingRow[];
  profiles: Record<string, Profile>;
  /** Size of a canvas that neither CSS nor attributes give one, in logical px. */
  canvasDefault: { width: number; height: number };
}

/** The settings that JS itself obeys; all others are the core's business. */
export interface Policy {
  profile: Profile;
  /** Device px per logical px. */
  pixelRatio: number;
  /** The ratio if a setting gives one, else undefined: the profile's own. */
  ratioOverride: number | undefined;
  /** How the device is held; `profile`: as it is described. */
  orientation: string;
  /** Whether a call without callbacks returns a Promise. */
  promise: boolean;
  /** Ms. */
  imageTimeout: number;
  /** Whether text is written in the fonts that pysim brings along. */
  bundledFonts: boolean;
  resetsAfterReserve: boolean;
  /** Whether only the device's composite operations count. */
  documentedComposites: boolean;
  duplicateCanvas: 'first' | 'last';
  /** Whether only `#id` finds something on a phone. */
  idSelectorsOnly: boolean;
  /** Px a side and px² of a canvas. */
  limits: { maxCanvasSide: number; maxCanvasArea: number };
  /** `errString` of an API that is not there. */
  unsupportedText: string;
  /** The setting of that name. */
  faults: string;
}

/** Read `settings`, with the catalogue's defaults for those not given or not (yet) refused. */
export function readPolicy(catalog: Catalog, settings: Settings): Policy {
  const value = (name: string) =>
    settings[name] ?? catalog.settings.find((row) => row.name === name)?.default;
  const number = (name: string) => {
    const given = Number(value(name));
    return Number.isFinite(given) ? given : undefined;
  };
  // Refused settings are not in force, but until the core says so they are here.
  const positive = (name: string) => {
    const given = number(name);
    return given !== undefined && given > 0 ? given : undefined;
  };
  const profile = profileNamed(catalog, String(value('profile')));
  const ratioOverride = positive('pixelRatio');
  return {
    profile,
    ratioOverride,
    pixelRatio: ratioOverride ?? profile.pixelRatio,
    orientation: String(value('orientation')),
    promise: value('promise') === 'yes',
    imageTimeout: number('imageTimeout') ?? 0,
    bundledFonts: value('fonts') === 'bundled',
    resetsAfterReserve: value('stateAfterReserve') === 'reset',
    documentedComposites: value('compositeOperations') === 'documented',
    duplicateCanvas: value('duplicateCanvas') === 'last' ? 'last' : 'first',
    idSelectorsOnly: value('selectors') === 'id',
    limits: {
      maxCanvasSide: positive('maxCanvasSide') ?? Number.POSITIVE_INFINITY,
      maxCanvasArea: positive('maxCanvasArea') ?? Number.POSITIVE_INFINITY,
    },
    unsupportedText: catalog.unsupportedTexts[String(value('unsupportedText'))] ?? '',
    faults: String(value('faults')),
  };
}

function profileNamed(catalog: Catalog, name: string): Profile {
  const standard = String(catalog.settings.find((row) => row.name === 'profile')?.default);
  const found = catalog.profiles[name] ?? catalog.profiles[standard];
  if (!found) throw new Error(`The catalogue has no profile ${name}.`);
  return found;
}
