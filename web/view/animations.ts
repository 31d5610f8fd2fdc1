/**
 * Plays what the attribute `animation` holds: step by step, each by CSS transitions, so that the
 * browser tells of their ends. What an animation has come to stays beside the element's own style.
 */

import type { AnimationStep } from '../protocol/view';
import { dressStyle } from './fonts';

export class Animations {
  private readonly players = new WeakMap<HTMLElement, Player>();

  /** Give an element the style that the mini-program wants. */
  style(element: HTMLElement, text: string): void {
    const player = this.players.get(element);
    if (player) player.restyle(text);
    else {
      element.style.cssText = text;
      dressStyle(element.style);
    }
  }

  play(element: HTMLElement, value: unknown): void {
    const { actions } = Object(value) as { actions?: unknown };
    if (!Array.isArray(actions) || actions.length === 0) return;
    const player = this.players.get(element) ?? new Player(element);
    this.players.set(element, player);
    // After the batch of changes that is being applied, which may put the element in the page.
    queueMicrotask(() => void player.play(actions as AnimationStep[]));
  }
}

class Player {
  private own: string;
  private styles: Record<string, string> = {};
  private transition = '';
  /** Counts what has been played: a new play ends the one before it. */
  private plays = 0;

  constructor(private readonly element: HTMLElement) {
    this.own = element.style.cssText;
  }

  restyle(text: string): void {
    this.own = text;
    this.draw();
  }

  /** In place of what is being played. */
  async play(steps: readonly AnimationStep[]): Promise<void> {
    this.plays += 1;
    const { plays } = this;
    for (const step of steps) {
      this.take(step);
      await this.ended(step);
      if (plays !== this.plays) return;
    }
    this.transition = '';
    this.draw();
  }

  private take({ styles, duration, timingFunction, delay, transformOrigin }: AnimationStep): void {
    // A change is a transition only from a state that the browser has seen.
    void getComputedStyle(this.element).transform;
    this.transition = Object.keys(styles)
      .map((name) => `${name} ${duration}ms ${timingFunction} ${delay}ms`)
      .join(', ');
    this.styles = { ...this.styles, ...styles, 'transform-origin': transformOrigin };
    this.draw();
  }

  /** A step that changes nothing takes its time, too. */
  private async ended({ styles, duration, delay }: AnimationStep): Promise<void> {
    const running = this.element
      .getAnimations()
      .filter((each) => each instanceof CSSTransition && each.transitionProperty in styles);
    if (running.length > 0) await Promise.allSettled(running.map(({ finished }) => finished));
    else await new Promise((next) => setTimeout(next, duration + delay));
  }

  private draw(): void {
    const { style } = this.element;
    style.cssText = this.own;
    dressStyle(style);
    for (const [name, value] of Object.entries(this.styles)) style.setProperty(name, value);
    if (this.transition) style.transition = this.transition;
  }
}
