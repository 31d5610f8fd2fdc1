/**
 * The size of the window, and who wants to hear of another one.
 * Source: https://open.feishu.cn/document/client-docs/gadget/open-capabilities/autorotate/onresize
 */

import type { Screen } from '../protocol/shell';

/** What the simulated device is. */
export interface Device {
  isDesktop: boolean;
  isPad: boolean;
  /** Logical px, held in any way. */
  screen: Screen;
}

type Listener = (event: { size: { windowWidth: number; windowHeight: number } }) => unknown;

export class WindowSize {
  private listeners: Listener[] = [];

  constructor(
    public current: Screen,
    private readonly device: () => Device,
  ) {}

  /** As `getSystemInfo` tells of it. */
  get fact(): { windowWidth: number; windowHeight: number } {
    return { windowWidth: this.current.width, windowHeight: this.current.height };
  }

  on(listener: unknown): void {
    if (typeof listener === 'function') this.listeners.push(listener as Listener);
  }
  /** Once as often as it was given. Without a function nothing changes. */
  off(listener: unknown): void {
    const index = this.listeners.indexOf(listener as Listener);
    if (index >= 0) this.listeners.splice(index, 1);
  }

  /** What a page is told of; undefined: only its bars have come or gone. */
  change(size: Screen): object | undefined {
    const isAnother = size.width !== this.current.width;
    this.current = size;
    return isAnother ? this.event : undefined;
  }

  /** Tell those who listen by `tt`. */
  tell(safely: (job: () => void) => void): void {
    const event = { size: this.fact };
    for (const listener of [...this.listeners]) safely(() => listener(event));
  }

  private get event(): object {
    const { isDesktop, screen } = this.device();
    const sides = [screen.width, screen.height];
    const isWide = this.current.width === Math.max(...sides);
    const [screenWidth, screenHeight] = isWide
      ? [Math.max(...sides), Math.min(...sides)]
      : [Math.min(...sides), Math.max(...sides)];
    const size = { ...this.fact, screenWidth, screenHeight };
    if (isDesktop) return { size };
    return { size, pageOrientation: isWide ? 'landscape' : 'portrait' };
  }
}
