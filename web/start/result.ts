/** What the call gave: the image, facts about its file, and the callbacks in order. */

import { duration, fileSize, shortSize } from './bytes';
import { discard, failureOf, type ImageFile, isUp, type Outcome, patience } from './call';
import { byId, copyButton, make } from './dom';
import { highlight } from './highlight';
import { ImageView } from './image-view';

/** Ms after which a call that is not answered is worth a word. */
const SLOW = 600;

export class ResultView {
  private readonly pane = byId('result', HTMLElement);
  private readonly badge = byId('badge', HTMLElement);
  private readonly brief = byId('brief', HTMLAnchorElement);
  private readonly facts = byId('facts', HTMLElement);
  private readonly callbacks = byId('callbacks', HTMLElement);
  private readonly image = new ImageView(byId('view', HTMLElement), byId('zooms', HTMLElement));
  private shown: ImageFile | undefined;
  private timer = 0;

  /** A call is under way. What was shown stays, so that quick answers do not flicker. */
  waiting(): void {
    const start = performance.now();
    clearInterval(this.timer);
    const tell = () => {
      const ms = performance.now() - start;
      if (ms >= SLOW) this.state('waiting', 'No answer yet', duration(ms));
      if (!this.shown && (ms >= SLOW || !isUp())) this.image.say(patience(), 'busy');
    };
    this.timer = window.setInterval(tell, SLOW);
    tell();
  }

  done(outcome: Outcome): void {
    clearInterval(this.timer);
    const failure = failureOf(outcome);
    if (this.shown) discard(this.shown.path);
    this.shown = outcome.file;
    if (failure) this.showFailure(failure, outcome);
    else if (outcome.file) this.showFile(outcome.file, outcome);
    else this.showProblem(outcome);
    this.callbacks.replaceChildren(...outcome.events.map(callback));
  }

  private showFile(file: ImageFile, outcome: Outcome): void {
    const { width, height, blob, path } = file;
    const address = this.image.show(file);
    const size = `${width} × ${height} px`;
    this.state('success', 'success', `${size}, ${shortSize(blob.size)}`);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const copy = make('button', { type: 'button', className: 'quiet', textContent: 'Copy' });
    copyButton(copy, () => path);
    const download = make('a', { href: address, download: name, textContent: 'Download' });
    this.tell(
      ['Path', make('code', { textContent: path }), copy],
      ['Image', `${size}, ${blob.type.replace('image/', '')}`, download],
      ['Size', fileSize(blob.size)],
      ['Time', time(outcome)],
    );
  }

  private showFailure({ errno, errString, errMsg }: tt.Failure, outcome: Outcome): void {
    this.state('fail', 'fail', `errno ${errno}, ${errString}`);
    const [api, sentence] = split(errMsg);
    this.image.say(sentence, 'failed', `${api}:fail`);
    this.tell(['errno', `${errno}`], ['errString', errString], ['Time', time(outcome)]);
  }

  private showProblem(outcome: Outcome): void {
    this.state('fail', 'no image', outcome.problem ?? '');
    this.image.say(
      `The call succeeded, but its file cannot be shown: ${outcome.problem}`,
      'failed',
    );
    this.tell(['Time', time(outcome)]);
  }

  private state(state: string, text: string, detail: string): void {
    this.pane.dataset.state = state;
    for (const element of [this.badge, this.brief]) {
      element.dataset.state = state;
      const [title, rest] = element.children;
      if (!title || !rest) continue;
      // A clock is not to be read out.
      rest.ariaHidden = String(state === 'waiting');
      if (title.textContent !== text) title.textContent = text;
      rest.textContent = detail;
    }
  }

  private tell(...rows: [string, ...(Node | string)[]][]): void {
    this.facts.replaceChildren(
      ...rows.map(([name, ...values]) =>
        make(
          'div',
          {},
          make('dt', { textContent: name }),
          make(
            'dd',
            {},
            ...values.map((each) =>
              each instanceof Node ? each : make('span', { textContent: each }),
            ),
          ),
        ),
      ),
    );
  }
}

/** `errMsg` is `<api>:fail <sentence>`. */
function split(errMsg: string): [string, string] {
  const [, api = '', sentence = errMsg] = /^(\w+):fail (.*)$/s.exec(errMsg) ?? [];
  return [api, sentence];
}

function time({ ms, early }: Outcome): string {
  return early ? `${duration(ms)}, which includes the start of Python` : duration(ms);
}

function callback({ name, result }: Outcome['events'][number]): HTMLElement {
  const json = JSON.stringify(result, null, 2);
  const title = make('h3', { className: `event ${name}`, textContent: name });
  return make(
    'div',
    { className: 'callback' },
    title,
    make('pre', {}, make('code', {}, ...highlight(json))),
  );
}
