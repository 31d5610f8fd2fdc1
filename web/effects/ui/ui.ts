/** What the platform shows over the page: performs the core's wishes, and lets tests see and answer. */

import type { EffectRequest } from '../../protocol/messages';
import { type ActionSheetRequest, actionSheet } from './action-sheet';
import { Layer } from './layer';
import { type ModalRequest, modal } from './modal';
import { type Answer, type Asked, ask, type Question, type Result } from './question';
import { type SwitchesRequest, switches } from './switches';
import { Toast, type ToastRequest } from './toast';

type HideRequest = Extract<EffectRequest, { kind: 'hideToast' }>;
export type UiRequest =
  | ToastRequest
  | HideRequest
  | ModalRequest
  | ActionSheetRequest
  | SwitchesRequest;

/** What is shown, in the words in which the core asked for it. */
export type Shown = Exclude<UiRequest, HideRequest>;

/** `pysim.ui`: what tests see of it. */
export interface UiSurface {
  /** The topmost dialog, else the message; null: nothing. `pysim-ui` on the window tells of changes. */
  readonly shown: Shown | null;
  /** Answer the topmost dialog as a tap would; throws an Error if that is no answer to it. */
  answer(given: Answer): void;
}

const KINDS: readonly string[] = ['toast', 'hideToast', 'modal', 'actionSheet', 'switches'];

export class Ui {
  readonly surface: UiSurface;
  private readonly layer: Layer;
  private readonly toast: Toast;
  private readonly open: Asked[] = [];

  constructor(page: Document) {
    this.layer = new Layer(page);
    this.toast = new Toast(this.layer, () => this.changed());
    const shown = () => this.shown();
    this.surface = {
      get shown() {
        return shown();
      },
      answer: (given) => this.answer(given),
    };
  }

  /** Whether `request` is for this module. */
  static knows(request: EffectRequest): request is UiRequest {
    return KINDS.includes(request.kind);
  }

  /** Answers when the user does, or at once where there is nothing to answer. */
  async perform(request: UiRequest): Promise<Result> {
    switch (request.kind) {
      case 'toast':
        this.toast.show(request);
        return {};
      case 'hideToast':
        this.toast.hide();
        return {};
      case 'modal':
        return this.ask((answer) => modal(this.layer.page, request, answer));
      case 'actionSheet':
        return this.ask((answer) => actionSheet(this.layer.page, request, answer));
      case 'switches':
        return this.ask((answer) => switches(this.layer.page, request, answer));
    }
  }

  private ask(question: (answer: (given: Answer) => void) => Question): Promise<Result> {
    return new Promise((resolve) => {
      const asked: Asked = ask(
        question((given) => asked.answer(given)),
        this.layer,
        (result) => {
          this.open.splice(this.open.indexOf(asked), 1);
          this.changed();
          resolve(result);
        },
      );
      this.open.push(asked);
      this.changed();
    });
  }

  private shown(): Shown | null {
    const topmost = this.open.at(-1)?.question.request ?? this.toast.shown;
    return topmost ? structuredClone(topmost as Shown) : null;
  }

  private answer(given: Answer): void {
    const asked = this.open.at(-1);
    if (!asked) throw new Error('pysim.ui.answer: no dialog is open.');
    if (asked.answer(given)) return;
    const { choices, request } = asked.question;
    throw new Error(
      `pysim.ui.answer: ${JSON.stringify(given)} is no answer to the ${request.kind}; it takes ${choices}.`,
    );
  }

  private changed(): void {
    window.dispatchEvent(new CustomEvent('pysim-ui', { detail: this.shown() }));
  }
}
