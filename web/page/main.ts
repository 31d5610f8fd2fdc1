/** Host 1: `window.tt` and `window.pysim` over the page's own canvases, from this script on. */

import { logTo } from '../common/log';
import { startCore } from '../core/client';
import type { Perform } from '../core/types';
import { perform } from '../effects/effects';
import { Ui } from '../effects/ui/ui';
import json from '../generated/catalog.json';
import type { Settings } from '../protocol/messages';
import { ProjectStore } from '../store/project';
import { type Catalog, readPolicy } from '../tt/catalog';
import { createTt } from '../tt/shim';
import { PageCanvases } from './canvases';
import { DefaultSize } from './default-size';
import { PageFonts } from './fonts';
import { ImageLoader } from './images';
import { startSession } from './pysim';
import { StoredImages } from './stored-images';

// Generated beside its type: a literal's inferred type is narrower than the shape.
const catalog = json as unknown as Catalog;

const script = document.currentScript;
const source = script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI;
const fromQuery = script?.dataset.settings === 'query';
const given: Settings = fromQuery ? Object.fromEntries(new URLSearchParams(location.search)) : {};
const defaults = Object.fromEntries(catalog.settings.map((row) => [row.name, row.default]));

const log = logTo((level, text) => console[level]('[pysim]', text));
const store = new ProjectStore(script?.dataset.project ?? folder(), log);
const core = startCore({ base: new URL('.', source), settings: {}, kept: store.kept, perform });
const ui = new Ui(document, core);
const fonts = new PageFonts(new URL('.', source), document, ui);
const { pysim, settings, failedOnce } = startSession(core, defaults, given, { ui, store, fonts });
const performHere: Perform = (request, job) => {
  if (request.kind === 'commit') return store.commit(request);
  return Ui.knows(request) ? ui.perform(request) : perform(request, job);
};
const images = new ImageLoader(core);
new StoredImages(document, core.file, log);
const canvases = new PageCanvases(
  document,
  new DefaultSize(catalog.canvasDefault, document),
  fonts,
  () => readPolicy(catalog, settings()).duplicateCanvas,
  log,
);

const scratch = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
if (!scratch) throw new Error('pysim needs a browser with a 2D canvas.');

const tt = createTt({
  catalog,
  core,
  canvases,
  settings,
  failedOnce,
  perform: performHere,
  loadImage: images.load,
  scratch,
  fonts: document.fonts,
  log,
  report: (error) => reportError(error),
  answered: (api, { outcome, result }) => {
    window.dispatchEvent(new CustomEvent('pysim-reply', { detail: { api, outcome, result } }));
  },
});

Object.assign(window, { tt, pysim });

/** The pages of one folder are one project, unless they say otherwise. */
function folder(): string {
  return new URL('.', document.baseURI).pathname;
}
