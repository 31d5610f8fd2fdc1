/** Host 1: `window.tt` and `window.pysim` over the page's own canvases, from this script on. */

import { startCore } from '../core/client';
import type { Perform } from '../core/types';
import { perform } from '../effects/effects';
import { Ui } from '../effects/ui/ui';
import json from '../generated/catalog.json';
import type { Settings } from '../protocol/messages';
import { type Catalog, readPolicy } from '../tt/catalog';
import { createTt } from '../tt/shim';
import { PageCanvases } from './canvases';
import { DefaultSize } from './default-size';
import { ImageLoader } from './images';
import { pageLog } from './log';
import { startSession } from './pysim';
import { StoredImages } from './stored-images';

// Generated beside its type: a literal's inferred type is narrower than the shape.
const catalog = json as unknown as Catalog;

const script = document.currentScript;
const source = script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI;
const fromQuery = script?.dataset.settings === 'query';
const given: Settings = fromQuery ? Object.fromEntries(new URLSearchParams(location.search)) : {};
const defaults = Object.fromEntries(catalog.settings.map((row) => [row.name, row.default]));

const core = startCore({ base: new URL('.', source), settings: {} });
const ui = new Ui(document, core.file);
const { pysim, settings, failedOnce } = startSession(core, defaults, given, ui);
const performHere: Perform = (request, job) =>
  Ui.knows(request) ? ui.perform(request) : perform(request, job);
const log = pageLog();
const images = new ImageLoader(core.file);
new StoredImages(document, core.file, log);
const canvases = new PageCanvases(
  document,
  new DefaultSize(catalog.canvasDefault, document),
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
  log,
  report: (error) => reportError(error),
});

Object.assign(window, { tt, pysim });
