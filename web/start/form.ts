/** The form with every parameter of the call; an empty field is a parameter that is not given. */

import { make } from './dom';
import { Field, shortcut } from './field';
import type { Rect } from './geometry';
import { effective, explain, type Given, PARAMETERS, type Parameter } from './parameters';
import { CANVAS_ID, type Size } from './surface';
import { readText, readValue } from './values';

const REGION = ['x', 'y', 'width', 'height'] as const;
/** What a fresh form gives. */
const FRESH: Record<string, string> = { canvasId: CANVAS_ID };
const SCALES = [1, 2, 3];
const QUALITY_STEP = 0.05;

export class CallForm {
  private readonly fields = new Map<string, Field>();
  private readonly slider = make('input', {
    type: 'range',
    min: '0.01',
    max: '1',
    step: '0.01',
    ariaLabel: 'quality, as a slider',
  });

  /** `canvas` tells the size of the canvas, on which defaults depend. */
  constructor(
    private readonly form: HTMLFormElement,
    private readonly canvas: Size,
    texts: Record<string, string>,
  ) {
    const named = (names: readonly string[]) =>
      PARAMETERS.filter(({ name }) => names.includes(name)).map((each) => this.field(each));
    const region: readonly string[] = REGION;
    const image = PARAMETERS.map(({ name }) => name).filter(
      (name) => name !== 'canvasId' && !region.includes(name),
    );
    this.form.append(
      make('div', { className: 'group grid' }, ...named(['canvasId']).map(({ row }) => row)),
      group('Region', [this.wholeCanvas()], named(region)),
      group(
        'Image',
        SCALES.map((scale) => this.scale(scale)),
        named(image),
      ),
    );
    this.write({ ...FRESH, ...texts });
    this.form.addEventListener('input', () => this.refresh());
    this.refresh();
  }

  /** What the call is given, in the table's order. */
  get given(): Given {
    const given: Given = {};
    for (const { name, type } of PARAMETERS) {
      const text = this.fields.get(name)?.text ?? '';
      const value = type === 'number' ? readValue(text) : readText(text);
      if (value !== undefined) given[name] = value;
    }
    return given;
  }

  /** What stands in the fields that a fresh form leaves otherwise. */
  get changes(): Record<string, string> {
    const texts = [...this.fields].map(([name, field]) => [name, field.text] as const);
    return Object.fromEntries(texts.filter(([name, text]) => text !== (FRESH[name] ?? '')));
  }

  /** The region as far as it can be drawn: a number that is none counts as not given. */
  get region(): Rect {
    return { x: this.number('x'), y: this.number('y'), ...this.regionSize() };
  }

  /** Fill fields as if someone had typed. */
  write(texts: Record<string, string | number>): void {
    for (const [name, text] of Object.entries(texts)) {
      const field = this.fields.get(name);
      if (field) field.input.value = String(text);
    }
    this.form.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Mark the field of the parameter that was refused, and no other. */
  refuse(name: string | undefined): void {
    for (const [each, field] of this.fields) field.wrong = each === name;
  }

  private field(parameter: Parameter): Field {
    const { name, type } = parameter;
    const beside =
      name === 'quality' ? [this.slider] : parameter.choices.map((each) => this.choice(name, each));
    const step = name === 'quality' ? QUALITY_STEP : 1;
    const field = new Field(
      {
        name,
        doc: explain(parameter),
        ...(type === 'number' ? { step, standard: () => effective(name, {}, this.canvas) } : {}),
      },
      ...beside,
    );
    this.fields.set(name, field);
    if (name === 'quality') {
      this.slider.addEventListener('input', () => this.write({ quality: this.slider.value }));
    }
    return field;
  }

  /** A second click takes the choice back. */
  private choice(name: string, value: string): HTMLElement {
    const button = shortcut(value, `Set ${name} to ${value}; again: not given`, () => {
      this.write({ [name]: this.fields.get(name)?.text === value ? '' : value });
    });
    button.dataset.choice = name;
    return button;
  }

  private wholeCanvas(): HTMLElement {
    return shortcut('Whole canvas', 'Give no region at all', () =>
      this.write(Object.fromEntries(REGION.map((name) => [name, '']))),
    );
  }

  private scale(factor: number): HTMLElement {
    return shortcut(`${factor}×`, `An image of ${factor} px for each px of the region`, () => {
      const { width, height } = this.region;
      const size = { destWidth: width * factor, destHeight: height * factor };
      this.write(factor === 1 ? { destWidth: '', destHeight: '' } : size);
    });
  }

  private refresh(): void {
    const given = this.given;
    for (const { name, required } of PARAMETERS) {
      const field = this.fields.get(name);
      const standard = effective(name, { ...given, [name]: undefined }, this.canvas);
      if (field) field.input.placeholder = required ? 'required' : String(standard ?? '');
    }
    const quality = Number(effective('quality', given, this.canvas));
    if (Number.isFinite(quality)) this.slider.value = String(quality);
    const fileType = effective('fileType', given, this.canvas);
    this.fields.get('quality')?.row.classList.toggle('unused', fileType !== 'jpg');
    for (const button of this.form.querySelectorAll<HTMLElement>('[data-choice]')) {
      const current = this.fields.get(button.dataset.choice ?? '')?.text;
      button.setAttribute('aria-pressed', String(current === button.textContent));
    }
  }

  private number(name: string): number {
    const value = effective(name, this.given, this.canvas);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return Number(effective(name, {}, this.canvas));
  }

  private regionSize(): Size {
    const width = this.number('width');
    const height = this.number('height');
    return {
      width: width > 0 ? width : this.canvas.width,
      height: height > 0 ? height : this.canvas.height,
    };
  }
}

function group(title: string, actions: HTMLElement[], fields: Field[]): HTMLElement {
  const legend = make('legend', { textContent: title });
  const bar = make('div', { className: 'group-actions' }, ...actions);
  const grid = make('div', { className: 'grid' }, ...fields.map(({ row }) => row));
  return make('fieldset', { className: `group group-${title.toLowerCase()}` }, legend, bar, grid);
}
