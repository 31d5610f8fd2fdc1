/** Methods that templates name for events: those that there are, and those that are missing. */

import { Component, type GeneralComponent } from 'glass-easel';

export interface HandlersHost {
  /** The text of a file of the package, if there is one. */
  source(path: string): Promise<string> | undefined;
  warned(text: string): void;
}

type GetMethod = (component: GeneralComponent, name: string) => unknown;

/** Hear of each method that an event is for and that its page or component at `path` has not. */
export function followMissing(hear: (path: string, name: string) => void): void {
  const { getMethod } = Component as { getMethod: GetMethod };
  const follow: GetMethod = (component, name) => {
    const found = getMethod(component, name);
    if (found === undefined) hear(component.is, name);
    return found;
  };
  Object.assign(Component, { getMethod: follow });
}

/** What runs, in words. */
export function handlerName(owner: unknown, handler: unknown): string {
  const { is, ...members } = owner as Record<string, unknown>;
  const [name] = Object.entries(members).find(([, member]) => member === handler) ?? [];
  return `${name ?? (handler as CallableFunction).name} of ${is}`;
}

/** Tells of missing methods, of each once. */
export class MissingHandlers {
  private readonly told = new Set<string>();

  constructor(private readonly host: HandlersHost) {}

  async tell(path: string, name: string): Promise<void> {
    // By no method, or by this idiom, a template says that an event ends here.
    if (name === '' || name === 'true') return;
    const words = `${path} has no method ${JSON.stringify(name)}`;
    if (this.told.has(words)) return;
    this.told.add(words);
    const file = `${path}.ttml`;
    const source = (await this.host.source(file)) ?? '';
    const attribute = attributesOf(source).find(({ value }) => value === name);
    const where = attribute
      ? `${attribute.name} names in ${file}:${attribute.line}`
      : `an event is for`;
    this.host.warned(`${words}, which ${where}.`);
  }
}

interface Attribute {
  name: string;
  value: string;
  line: number;
}

/** The attributes of a template that name a handler. */
function attributesOf(source: string): Attribute[] {
  return [...source.matchAll(HANDLER)].map(({ index, groups }) => ({
    name: groups?.name ?? '',
    value: groups?.value ?? groups?.single ?? '',
    line: source.slice(0, index).split('\n').length,
  }));
}

const HANDLER =
  /\b(?<name>(?:capture-)?(?:bind|catch):?[\w-]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<single>[^']*)')/g;
