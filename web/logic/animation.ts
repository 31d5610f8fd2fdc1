/**
 * `createAnimation`: changes are collected into steps, and steps are exported as what the view plays:
 * CSS declarations with the time that they take.
 * Source: https://open.feishu.cn/document/client-docs/gadget/-web-app-api/interface/animation/createanimation
 */

import type { AnimationStep, AnimationTiming } from '../protocol/view';
import { withRpx } from './rpx';

const STANDARD: AnimationTiming = {
  duration: 400,
  timingFunction: 'linear',
  delay: 0,
  transformOrigin: '50% 50% 0',
};
const TIMING_FUNCTION = /^(?:linear|ease|ease-in|ease-out|ease-in-out|step-start|step-end)$/;

type Value = string | number;

export class Animation {
  private readonly standard: AnimationTiming;
  /** By property; they are those of the next step, with what earlier ones have left. */
  private readonly transforms = new Map<string, string>();
  private readonly styles = new Map<string, string>();
  private steps: AnimationStep[] = [];

  constructor(options: unknown) {
    this.standard = timingOf(options, STANDARD);
  }

  step(options?: unknown): this {
    const transform = [...this.transforms.values()].join(' ');
    const styles = {
      ...Object.fromEntries(this.styles),
      ...(transform && { transform }),
    };
    this.steps.push({ styles, ...timingOf(options, this.standard) });
    return this;
  }

  /** For the attribute `animation`. */
  export(): { actions: AnimationStep[] } {
    const actions = this.steps;
    this.steps = [];
    return { actions };
  }

  opacity(value: Value): this {
    return this.style('opacity', String(value));
  }
  backgroundColor(colour: Value): this {
    return this.style('background-color', String(colour));
  }
  /** What the samples of `step` and `export` call it. */
  background(colour: Value): this {
    return this.backgroundColor(colour);
  }
  width(length: Value): this {
    return this.style('width', px(length));
  }
  height(length: Value): this {
    return this.style('height', px(length));
  }
  left(length: Value): this {
    return this.style('left', px(length));
  }
  right(length: Value): this {
    return this.style('right', px(length));
  }
  top(length: Value): this {
    return this.style('top', px(length));
  }
  bottom(length: Value): this {
    return this.style('bottom', px(length));
  }

  rotate(angle: number): this {
    return this.transform('rotate', degrees(angle));
  }
  rotateX(angle: number): this {
    return this.transform('rotateX', degrees(angle));
  }
  rotateY(angle: number): this {
    return this.transform('rotateY', degrees(angle));
  }
  rotateZ(angle: number): this {
    return this.transform('rotateZ', degrees(angle));
  }
  rotate3d(x: number, y: number, z: number, angle: number): this {
    return this.transform('rotate3d', `${x}, ${y}, ${z}, ${degrees(angle)}`);
  }
  scale(x: number, y = x): this {
    return this.transform('scale', `${x}, ${y}`);
  }
  scaleX(x: number): this {
    return this.transform('scaleX', String(x));
  }
  scaleY(y: number): this {
    return this.transform('scaleY', String(y));
  }
  scaleZ(z: number): this {
    return this.transform('scaleZ', String(z));
  }
  scale3d(x: number, y: number, z: number): this {
    return this.transform('scale3d', `${x}, ${y}, ${z}`);
  }
  translate(x: Value, y: Value = 0): this {
    return this.transform('translate', `${px(x)}, ${px(y)}`);
  }
  translateX(x: Value): this {
    return this.transform('translateX', px(x));
  }
  translateY(y: Value): this {
    return this.transform('translateY', px(y));
  }
  translateZ(z: Value): this {
    return this.transform('translateZ', px(z));
  }
  translate3d(x: Value, y: Value, z: Value): this {
    return this.transform('translate3d', `${px(x)}, ${px(y)}, ${px(z)}`);
  }
  skew(x: number, y = 0): this {
    return this.transform('skew', `${degrees(x)}, ${degrees(y)}`);
  }
  skewX(angle: number): this {
    return this.transform('skewX', degrees(angle));
  }
  skewY(angle: number): this {
    return this.transform('skewY', degrees(angle));
  }
  matrix(...values: number[]): this {
    return this.transform('matrix', values.join(', '));
  }
  matrix3d(...values: number[]): this {
    return this.transform('matrix3d', values.join(', '));
  }

  private style(name: string, value: string): this {
    this.styles.set(name, value);
    return this;
  }
  private transform(name: string, value: string): this {
    this.transforms.set(name, `${name}(${value})`);
    return this;
  }
}

function timingOf(given: unknown, standard: AnimationTiming): AnimationTiming {
  const { duration, timingFunction, delay, transformOrigin } = Object(given);
  return {
    duration: milliseconds(duration, standard.duration),
    timingFunction: TIMING_FUNCTION.test(timingFunction) ? timingFunction : standard.timingFunction,
    delay: milliseconds(delay, standard.delay),
    transformOrigin: transformOrigin ? String(transformOrigin) : standard.transformOrigin,
  };
}

function milliseconds(value: unknown, standard: number): number {
  const number = Number(value ?? Number.NaN);
  return number >= 0 ? number : standard;
}

function degrees(angle: number): string {
  return `${Number(angle) || 0}deg`;
}

function px(length: Value): string {
  return typeof length === 'number' || /^-?[\d.]+$/.test(length)
    ? `${length}px`
    : withRpx(String(length));
}
