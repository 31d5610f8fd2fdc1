/** One setting: its name, a control that fits its choices, its help, and why a value was refused. */

import { choiceTitle, type SettingRow } from './catalogue';
import { make, prose } from './dom';
import { shortcut } from './field';

/** More choices than these go into a list. */
const SEGMENTS = 3;

export class SettingField {
  readonly element: HTMLElement;
  private readonly error = make('p', { className: 'setting-error', role: 'alert', hidden: true });
  private readonly undo = make('button', {
    type: 'button',
    className: 'quiet undo',
    textContent: 'Reset',
  });
  private readonly control: Control;

  constructor(
    private readonly row: SettingRow,
    wanted: (value: string) => void,
  ) {
    const { name, doc, open, choices } = row;
    const pick = open ? textControl : choices.length > SEGMENTS ? listControl : segmentControl;
    this.control = pick(row, wanted);
    this.undo.ariaLabel = `Reset ${name}`;
    this.undo.addEventListener('click', () => wanted(String(row.default)));
    const help = make('p', { className: 'setting-help', id: `help-${name}` }, ...prose(doc));
    this.element = make(
      'div',
      { className: 'setting' },
      make('div', { className: 'setting-name' }, this.control.label, this.undo),
      this.control.element,
      this.error,
      help,
    );
    this.element.dataset.setting = name;
    this.control.described.setAttribute('aria-describedby', help.id);
  }

  /** Show the value in force. */
  show(value: string): void {
    this.control.show(value);
    const changed = value !== String(this.row.default);
    this.element.classList.toggle('changed', changed);
    this.undo.hidden = !changed;
    this.refuse(undefined);
  }

  /** Show why the value was refused; undefined: it was not. */
  refuse(reason: string | undefined): void {
    this.error.hidden = reason === undefined;
    this.error.textContent = reason ?? '';
    this.element.classList.toggle('wrong', reason !== undefined);
    if (reason !== undefined) this.undo.hidden = false;
  }
}

interface Control {
  label: HTMLElement;
  element: HTMLElement;
  /** Whom the help describes. */
  described: HTMLElement;
  show(value: string): void;
}

type MakeControl = (row: SettingRow, wanted: (value: string) => void) => Control;

const segmentControl: MakeControl = ({ name, choices }, wanted) => {
  const label = make('span', { className: 'label', id: `label-${name}`, textContent: name });
  const inputs = choices.map((value) =>
    make('input', { type: 'radio', name: `setting-${name}`, value, onchange: () => wanted(value) }),
  );
  const options = inputs.map((input) =>
    make('label', {}, input, make('span', { textContent: input.value })),
  );
  const element = make('div', { className: 'segments', role: 'radiogroup' }, ...options);
  element.setAttribute('aria-labelledby', label.id);
  return {
    label,
    element,
    described: element,
    show: (value) => {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
};

const listControl: MakeControl = ({ name, choices }, wanted) => {
  const select = make('select', { className: 'text', id: `setting-${name}` });
  for (const value of choices) {
    select.append(make('option', { value, textContent: choiceTitle(name, value) }));
  }
  select.addEventListener('change', () => wanted(select.value));
  return {
    label: labelFor(name, select.id),
    element: select,
    described: select,
    show: (value) => {
      select.value = value;
    },
  };
};

const textControl: MakeControl = ({ name, choices, open, default: standard }, wanted) => {
  const input = make('input', {
    type: 'text',
    className: 'text',
    id: `setting-${name}`,
    placeholder: String(standard),
    spellcheck: false,
    autocomplete: 'off',
  });
  const send = () => wanted(input.value.trim() || String(standard));
  input.addEventListener('change', send);
  const chips = choices.map((choice) =>
    shortcut(choice, `Set ${name} to ${choice}`, () => wanted(choice)),
  );
  const colour = make('input', {
    type: 'color',
    ariaLabel: `${name}, as a colour`,
    hidden: open !== 'colour',
  });
  colour.addEventListener('change', () => wanted(colour.value));
  return {
    label: labelFor(name, input.id),
    element: make('div', { className: 'field-line' }, input, colour, ...chips),
    described: input,
    show: (value) => {
      input.value = value === String(standard) ? '' : value;
      colour.value = hex(value);
      for (const chip of chips)
        chip.setAttribute('aria-pressed', String(chip.textContent === value));
    },
  };
};

function labelFor(name: string, id: string): HTMLElement {
  return make('label', { className: 'label', htmlFor: id, textContent: name });
}

/** A colour as the colour input wants it. */
function hex(colour: string): string {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return '#000000';
  context.fillStyle = colour;
  return String(context.fillStyle).slice(0, 7);
}
