/** What a mini-program gave an element, read by name and type with the documented default. */

export class Attributes {
  private readonly values = new Map<string, unknown>();

  /** `undefined` and `null` take the attribute away. */
  set(name: string, value: unknown): void {
    if (value === undefined || value === null) this.values.delete(name);
    else this.values.set(name, value);
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** As it was given; `undefined`: it was not. */
  raw(name: string): unknown {
    return this.values.get(name);
  }

  text(name: string, standard = ''): string {
    const value = this.values.get(name);
    return value === undefined ? standard : String(value);
  }

  /** What is no number counts as not given. */
  number(name: string, standard: number): number {
    const value = this.values.get(name);
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    return Number.isFinite(number) ? number : standard;
  }

  /** Source: gadget page on TTML: without a binding it is true, whatever it says. */
  flag(name: string, standard = false): boolean {
    const value = this.values.get(name);
    return value === undefined ? standard : Boolean(value);
  }

  /** One of `choices`; anything else counts as not given. */
  choice<Choice extends string>(
    name: string,
    choices: readonly Choice[],
    standard: Choice,
  ): Choice {
    const value = this.values.get(name);
    return choices.find((choice) => choice === value) ?? standard;
  }
}

/** The name as documented: templates also write `formType` for `form-type`. */
export function attributeName(written: string): string {
  return written.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
