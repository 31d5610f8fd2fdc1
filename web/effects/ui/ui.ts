/** What the platform shows over the page: performs the core's wishes, and lets tests see and answer. */

import type { Core } from '../../core/types';
import type { EffectRequest } from '../../protocol/messages';
import { STORED } from '../image-address';
import { type ActionSheetRequest, actionSheet } from './action-sheet';
import { Album, type AlbumSurface } from './album';
import { Layer } from './layer';
import { type ModalRequest, modal } from './modal';
import { areFiles, filesOf, type PickRequest, picker } from './picker';
import { type PreviewRequest, Previews } from './preview';
import { type Answer, type Asked, ask, type Question, type Result } from './question';
import { type SwitchesRequest, switches } from './switches';
import { Toast, type ToastRequest } from './toast';

type HideRequest = Extract<EffectRequest, { kind: 'hideToast' }>;
type SaveRequest = Extract<EffectRequest, { kind: 'saveImage' }>;
type Dialog = ModalRequest | ActionSheetRequest | PickRequest | PreviewRequest | SwitchesRequest;
export type UiRequest = ToastRequest | HideRequest | SaveRequest | Dialog;

/** What is shown, in the words in which the core asked for it. */
export type Shown = ToastRequest | Dialog;

/** `pysim.ui`: what tests see of it. */
export interface UiSurface {
  /** The topmost dialog, else the message; null: nothing. `pysim-ui` on the window tells of changes. */
  readonly shown: Shown | null;
  /** Answer the topmost dialog as a tap would; throws an Error if that is no answer to it. */
  answer(given: Answer): void;
  /** Answer the picker that is open, or else the next one, with these files; none: cancelled. Throws a TypeError if it is given anything else. */
  give(files: readonly Blob[]): void;
}

const KINDS: Record<UiRequest['kind'], true> = {
  toast: true,
  hideToast: true,
  modal: true,
  actionSheet: true,
  switches: true,
  pickImages: true,
  preview: true,
  saveImage: true,
};

export class Ui {
  readonly surface: UiSurface;
  readonly album: AlbumSurface;
  private readonly layer: Layer;
  private readonly toast: Toast;
  private readonly saved: Album;
  private readonly previews: Previews;
  private readonly open: Asked[] = [];
  private readonly given: (readonly Blob[])[] = [];
  /** Answers to come, by what is asked. */
  private readonly shared = new Map<string, Promise<Result>>();

  /**
   * `core` gives the files of the mini-program and says which addresses it may reach; `holds`: which
   * paths it has a file for, if not only those of its stored files.
   */
  constructor(
    page: Document,
    core: Pick<Core, 'file' | 'reach'>,
    holds = (path: string) => STORED.test(path),
  ) {
    this.layer = new Layer(page);
    this.saved = new Album(this.layer, (index) => this.showAlbum(index));
    this.album = this.saved.surface;
    this.previews = new Previews(
      page,
      { file: core.file, reach: core.reach, holds },
      this.saved,
      () => this.changed(),
    );
    this.toast = new Toast(this.layer, () => this.changed());
    const shown = () => this.shown();
    this.surface = {
      get shown() {
        return shown();
      },
      answer: (given) => this.answer(given),
      give: (files) => this.give(files),
    };
  }

  /** Write in these families, as a style lists them; null: in those of the machine. */
  write(families: string | null): void {
    this.layer.write(families);
  }

  /** The message that is shown, be there a dialog over it or not. */
  get message(): ToastRequest | undefined {
    return this.toast.shown;
  }

  /** Whether `request` is for this module. */
  static knows(request: EffectRequest): request is UiRequest {
    return Object.hasOwn(KINDS, request.kind);
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
        return request.shared ? this.share(request) : this.confirm(request);
      case 'actionSheet':
        return this.ask((answer) => actionSheet(this.layer.page, request, answer));
      case 'switches':
        return this.ask((answer) => switches(this.layer.page, request, answer));
      case 'pickImages':
        return this.pick(request);
      case 'preview':
        void this.ask((answer) => this.previews.preview(request, answer));
        return {};
      case 'saveImage':
        this.saved.save(request.name, request.bytes);
        return {};
    }
  }

  /** Take everything away: who asked is no more. */
  dismiss(): void {
    this.toast.hide();
    for (const asked of [...this.open]) if (!asked.answer('cancel')) asked.answer('confirm');
  }

  /** Take everything away, and what was saved and given, too. */
  forget(): void {
    this.dismiss();
    this.saved.clear();
    this.given.length = 0;
  }

  private confirm(request: ModalRequest): Promise<Result> {
    return this.ask((answer) => modal(this.layer.page, request, answer));
  }

  private share(request: ModalRequest): Promise<Result> {
    const asked = JSON.stringify(request);
    const open = this.shared.get(asked);
    if (open) return open;
    const answer = this.confirm(request).finally(() => this.shared.delete(asked));
    this.shared.set(asked, answer);
    return answer;
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

  private pick(request: PickRequest): Promise<Result> {
    const files = this.given.shift();
    if (files) return filesOf(files);
    return this.ask((answer) => picker(this.layer.page, request, answer));
  }

  private give(files: readonly Blob[]): void {
    if (!areFiles(files)) {
      throw new TypeError(
        `pysim.ui.give: ${JSON.stringify(files)} is no array of files; it takes File or Blob objects.`,
      );
    }
    const asked = this.open.at(-1);
    if (asked?.question.request.kind === 'pickImages') asked.answer(files);
    else this.given.push([...files]);
  }

  private showAlbum(index = this.saved.images.length - 1): void {
    const { length } = this.saved.images;
    if (length === 0) throw new Error('pysim.album.show: nothing is saved yet.');
    if (!(index in this.saved.images)) {
      throw new RangeError(
        `pysim.album.show: there is no image ${index}, only 0 to ${length - 1}.`,
      );
    }
    void this.ask((answer) => this.previews.album(index, answer));
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
