/** The start page: a live canvas, the call with every parameter, the settings, the result. */

import { keepInAddress, readCall } from './address';
import { failureOf, type Outcome } from './call';
import { deviceOf } from './catalogue';
import { DevicePanel } from './device/device';
import { byId, copyButton, prose } from './dom';
import { CallForm } from './form';
import { highlight } from './highlight';
import { listing } from './listing';
import { penTools } from './pen';
import { ProgressView } from './progress';
import { RegionFrame } from './region';
import { ResultView } from './result';
import { Runner } from './runner';
import { SettingsPanel } from './settings';
import { Sketch } from './sketch';
import './style/start.css';
import { tabs } from '../common/tabs';
import type { Pysim, Settings } from './surface';

function start(pysim: Pysim): void {
  const canvas = byId('demo', HTMLCanvasElement);
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const form = new CallForm(byId('form', HTMLFormElement), size, readCall());
  const result = new ResultView();
  const code = byId('listing', HTMLElement);
  const caption = byId('caption', HTMLElement);
  const undo = byId('undo', HTMLButtonElement);

  const runner = new Runner(() => form.given, {
    waiting: () => result.waiting(),
    done: (outcome) => {
      result.done(outcome);
      form.refuse(refusedParameter(outcome));
    },
  });
  const region = new RegionFrame(byId('stage', HTMLElement), byId('region', HTMLElement), (part) =>
    form.write({ ...part }),
  );
  const sketch = new Sketch(canvas, penTools(), (problem) => {
    undo.disabled = sketch.isEmpty;
    describe(pysim.settings, problem);
    runner.soon();
  });

  function describe(settings: Settings, problem: string | undefined): void {
    const { title, ratio } = deviceOf(settings);
    byId('device', HTMLElement).textContent = title;
    caption.classList.toggle('wrong', problem !== undefined);
    caption.replaceChildren(
      ...prose(
        problem ?? `\`demo\`: ${size.width} × ${size.height} px, device pixel ratio ${ratio}`,
      ),
    );
  }

  function showCall(): void {
    const { x, y, width, height } = form.region;
    const whole = x === 0 && y === 0 && width === size.width && height === size.height;
    region.show({ x, y, width, height }, whole);
    code.replaceChildren(...highlight(listing(form.given)));
    keepInAddress(pysim.settings, form.changes);
    runner.soon();
  }

  const live = byId('live', HTMLInputElement);
  live.addEventListener('change', () => {
    runner.follows = live.checked;
    runner.soon();
  });
  byId('form', HTMLFormElement).addEventListener('input', showCall);
  byId('form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    void runner.now();
  });
  undo.addEventListener('click', () => sketch.undo());
  byId('clear', HTMLButtonElement).addEventListener('click', () => sketch.start(false));
  byId('reset', HTMLButtonElement).addEventListener('click', () => sketch.start(true));
  copyButton(byId('copy-code', HTMLButtonElement), () => listing(form.given));
  helpLine(byId('form', HTMLFormElement), byId('help', HTMLElement));
  for (const list of document.querySelectorAll<HTMLElement>('[role=tablist]')) tabs(list);

  new DevicePanel(pysim);
  new SettingsPanel(pysim, (settings) => {
    keepInAddress(settings, form.changes);
    // Another device may have another ratio, other rules for drawing, or no canvas at all.
    sketch.repaint();
    runner.restart();
  });
  new ProgressView().follow(pysim);
  // Then the settings that the address asks for are not in force after all.
  pysim.ready.catch(() => sketch.repaint());
  sketch.repaint();
  showCall();
}

/** Explain the field that has the focus; else how fields are read. */
function helpLine(form: HTMLFormElement, line: HTMLElement): void {
  const general = 'Empty means not given. `-5`, `NaN`, `null` and `"12"` are values, too.';
  const explain = (target?: EventTarget | null) => {
    const field = target instanceof HTMLInputElement && target.name ? target : undefined;
    line.replaceChildren(...prose(field ? `\`${field.name}\`: ${field.title}` : general));
  };
  form.addEventListener('focusin', ({ target }) => explain(target));
  form.addEventListener('focusout', () => explain());
  explain();
}

/** The parameter that the failure names: `<api>:fail <parameter>: …`. */
function refusedParameter(outcome: Outcome): string | undefined {
  return /:fail (\w+): /.exec(failureOf(outcome)?.errMsg ?? '')?.[1];
}

if (window.pysim) start(window.pysim);
else new ProgressView().explain('The script pysim.js could not be loaded.', false);
