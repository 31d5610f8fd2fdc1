/**
 * What a component tells the mini-program. All travel as DOM events of one type, so that the view
 * needs one listener, and none is mistaken for a native event of the elements inside.
 */

export interface EventOptions {
  /** How often the user has changed what the event tells of. */
  version?: number;
}

export class ComponentEvent extends Event {
  static readonly TYPE = 'tt-component';
  /** As the mini-program knows it: `input`, `change`, `scrolltolower` … */
  readonly name: string;
  readonly detail: unknown;
  readonly version: number | undefined;
  /** No event of a component reaches the elements around it. Source: page on events, by its list. */
  readonly bubblesInPage = false;
  private readonly delays: Promise<unknown>[] = [];

  constructor(name: string, detail: unknown = {}, { version }: EventOptions = {}) {
    super(ComponentEvent.TYPE, { bubbles: true, composed: true });
    this.name = name;
    this.detail = detail;
    this.version = version;
  }

  /** Hold back the next event of a stream, as that of scrolling, until `taken` is settled. */
  waitUntil(taken: Promise<unknown>): void {
    this.delays.push(taken);
  }

  /** Resolved when whoever listens has taken the event. */
  get taken(): Promise<unknown> {
    return Promise.allSettled(this.delays);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'tt-component': ComponentEvent;
  }
}
