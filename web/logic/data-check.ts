/**
 * Looks at data of pages and components for what JSON cannot hold: a device passes data on as JSON.
 * Source: https://open.feishu.cn/document/client-docs/gadget/gadget-framework/logic-layer/page
 */

export class DataCheck {
  private readonly told = new Set<string>();
  /** What the value that is looked at lies in, from the outside in, and its keys there. */
  private readonly around: object[] = [];
  private readonly keys: (string | number)[] = [];

  constructor(private readonly warned: (text: string) => void) {}

  /** Tell of what is no JSON in `data`, once for each key; throws if something is inside itself. */
  look(where: string, data: unknown): void {
    try {
      this.parts(where, Object(data));
    } finally {
      this.around.length = 0;
      this.keys.length = 0;
    }
  }

  private value(where: string, value: unknown): void {
    const kind = strangeKind(value);
    if (kind !== undefined) this.tell(where, kind);
    else if (typeof value === 'object' && value !== null) this.parts(where, value);
  }

  private parts(where: string, value: object): void {
    if (this.around.includes(value)) {
      throw new TypeError(`${where}: ${this.key} is what it lies in, which no JSON can hold.`);
    }
    this.around.push(value);
    for (const [key, part] of Object.entries(value)) {
      this.keys.push(Array.isArray(value) ? Number(key) : key);
      this.value(where, part);
      this.keys.pop();
    }
    this.around.pop();
  }

  private tell(where: string, kind: string): void {
    const { key } = this;
    const told = `${where} ${key.replace(/\[\d+\]/g, '[]')}`;
    if (this.told.has(told)) return;
    this.told.add(told);
    this.warned(`${where}: ${key} is of type ${kind}. ${ADVICE}`);
  }

  private get key(): string {
    const written = this.keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`));
    return written.join('').replace(/^\./, '');
  }
}

const ADVICE =
  'Data is passed on as JSON, which has none: keep it outside of data, or put text, numbers, lists ' +
  'or plain objects in its place.';

/** What it is, if it is nothing that JSON knows; what it leaves out or makes null is let be. */
function strangeKind(value: unknown): string | undefined {
  const type = typeof value;
  if (type === 'function' || type === 'symbol' || type === 'bigint') return type;
  if (type !== 'object' || value === null || Array.isArray(value)) return undefined;
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  return kind === 'Object' ? undefined : kind;
}
