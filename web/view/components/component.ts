/**
 * What all components share: attributes come in by `set`, events leave by `emit`. A component knows
 * nothing of the engine, and the page's own sheets win over its looks.
 */

import type { Heard } from '../../protocol/view';
import { Attributes, attributeName } from './attributes';
import { ComponentEvent, type EventOptions } from './event';

const NOTHING: Heard = { version: 0, isAnswer: false };
/** Attributes of every element that the browser itself is to see. */
const COMMON = /^(hidden|role|title|aria-.*)$/;

/** Those whose `update` is to run: all in one task, since a page has many. */
let stale: Component[] = [];

function updateAll(): void {
  const list = stale;
  stale = [];
  for (const component of list) {
    try {
      component.refresh();
    } catch (error) {
      reportError(error);
    }
  }
}

export abstract class Component extends HTMLElement {
  /** Names of attributes that the component's own sheet looks at. */
  static readonly mirrored: readonly string[] = [];
  /** The attribute that the user changes, too: a write that does not know of that is dropped. */
  static readonly edited: string | undefined;
  protected readonly given = new Attributes();
  /** Whether the mini-program is told of no tap on it or inside: it is a disabled button. */
  get refusesTaps(): boolean {
    return false;
  }
  private internals: ElementInternals | undefined;
  private names = '';
  private readonly ownNames = new Set<string>();
  private edits = 0;
  private isStale = false;

  /** Take a value of the mini-program. */
  set(written: string, value: unknown, heard: Heard = NOTHING): void {
    const name = attributeName(written);
    const { edited, mirrored } = this.constructor as typeof Component;
    if (name === edited && this.isLate(value, heard)) return;
    if (this.isKnown(name, value)) return;
    this.given.set(name, value);
    if (mirrored.includes(name) || COMMON.test(name)) mirror(this, name, value);
    this.changed(name);
    this.requestUpdate();
  }

  /** Take the classes that the mini-program gave; those of the component's own stay. */
  setClasses(names: string): void {
    this.names = names;
    this.className = this.ownNames.size === 0 ? names : [names, ...this.ownNames].join(' ').trim();
  }

  /** Put a class of the component's own, such as that of a pressed button, on or off. */
  toggleOwnClass(name: string, isOn: boolean): void {
    if (isOn) this.ownNames.add(name);
    else this.ownNames.delete(name);
    this.setClasses(this.names);
  }

  /** The mini-program has put nodes inside, taken some away or written another text. */
  contentChanged(): void {}

  /** Have `update` run once, after the batch of changes that is being applied. */
  protected requestUpdate(): void {
    if (this.isStale) return;
    this.isStale = true;
    if (stale.push(this) === 1) queueMicrotask(updateAll);
  }

  /** Do what `requestUpdate` asked for. */
  refresh(): void {
    this.isStale = false;
    this.update();
  }

  /** An attribute has been given; of those that the user changes, too, maybe the value it had. */
  protected changed(_name: string): void {}

  /** Bring the element to what its attributes say. */
  protected update(): void {}

  /**
   * Whether a value changes nothing, as it was written before. Source: peer (WeChat). Where the user
   * changes it, too, it may be meant.
   */
  protected isKnown(name: string, value: unknown): boolean {
    const { edited } = this.constructor as typeof Component;
    return name !== edited && this.given.has(name) && this.given.raw(name) === value;
  }

  /** Whether a value does not know of what the user has done since. */
  protected isLate(_value: unknown, { version }: Heard): boolean {
    return version < this.edits;
  }

  protected emit(name: string, detail: unknown = {}, options: EventOptions = {}): void {
    this.dispatchEvent(new ComponentEvent(name, detail, options));
  }

  /** Tell of a change by the user; later writes have to know of it. */
  protected emitEdit(name: string, detail: unknown): void {
    this.edits += 1;
    this.emit(name, detail, { version: this.edits });
  }

  /** Set a state that the component's own sheet looks at. */
  protected mark(state: string, isOn: boolean): void {
    this.internals ??= this.attachInternals();
    if (isOn) this.internals.states.add(state);
    else this.internals.states.delete(state);
  }
}

/** Give any element of the page an attribute; one that is no component has only the common ones. */
export function setAttribute(element: Element, name: string, value: unknown, heard?: Heard): void {
  if (element instanceof Component) element.set(name, value, heard);
  else if (COMMON.test(attributeName(name))) mirror(element, attributeName(name), value);
}

/** Give any element of the page the classes that the mini-program wants. */
export function setClasses(element: Element, names: string): void {
  if (element instanceof Component) element.setClasses(names);
  else element.className = names;
}

/** Tell any node of the page that the mini-program has changed what is inside. */
export function contentChanged(node: Node | null): void {
  if (node instanceof Component) node.contentChanged();
}

function mirror(element: Element, name: string, value: unknown): void {
  const isState = name.startsWith('aria-');
  const isGone = value === undefined || value === null || (value === false && !isState);
  if (isGone) element.removeAttribute(name);
  else element.setAttribute(name, value === true && !isState ? '' : String(value));
}
