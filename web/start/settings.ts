/** The settings panel, made from the catalogue; each change goes to `pysim.configure` at once. */

import { changes } from './address';
import { DEFAULTS, SETTINGS, type SettingRow } from './catalogue';
import { byId, copyButton, make } from './dom';
import { SettingField } from './setting-field';
import type { Pysim, Settings } from './surface';

/** Those that describe the device; all others are rules that nobody has written down. */
const DEVICE = ['profile', 'pixelRatio'];

export class SettingsPanel {
  private readonly fields = new Map<string, SettingField>();
  private readonly count = byId('changed-count', HTMLElement);
  private readonly summary = byId('settings-summary', HTMLElement);
  private readonly reset = byId('reset-settings', HTMLButtonElement);

  /** `changed` gets the settings in force after each change. */
  constructor(
    private readonly pysim: Pysim,
    private readonly changed: (settings: Settings) => void,
  ) {
    const isDevice = ({ name }: SettingRow) => DEVICE.includes(name);
    byId('settings', HTMLElement).append(
      this.group('Device', SETTINGS.filter(isDevice)),
      this.group(
        'Rules',
        SETTINGS.filter((row) => !isDevice(row)),
      ),
    );
    this.reset.addEventListener('click', () =>
      this.configure(changedDefaults(this.pysim.settings)),
    );
    copyButton(byId('copy-link', HTMLButtonElement), () => location.href);
    this.show(pysim.settings);
    pysim.ready.then(
      () => this.show(pysim.settings),
      (error: Error) => {
        this.show(pysim.settings);
        this.refuse(error.message);
      },
    );
  }

  private group(title: string, rows: SettingRow[]): HTMLElement {
    const fields = rows.map((row) => {
      const field = new SettingField(row, (value) => this.configure({ [row.name]: value }));
      this.fields.set(row.name, field);
      return field.element;
    });
    return make(
      'section',
      { className: 'settings-group' },
      make('h3', { textContent: title }),
      ...fields,
    );
  }

  private async configure(wanted: Settings): Promise<void> {
    try {
      this.show(await this.pysim.configure(wanted));
      this.changed(this.pysim.settings);
    } catch (error) {
      this.refuse(error instanceof Error ? error.message : String(error), Object.keys(wanted)[0]);
    }
  }

  private show(settings: Settings): void {
    for (const [name, field] of this.fields) field.show(String(settings[name] ?? DEFAULTS[name]));
    const number = Object.keys(changes(settings)).length;
    this.count.textContent = String(number);
    this.count.hidden = number === 0;
    this.reset.hidden = number === 0;
    this.summary.textContent =
      number === 0
        ? 'All at their defaults.'
        : `${number} changed. The address keeps ${number === 1 ? 'it' : 'them'}.`;
  }

  /** Say it at the field; without a name, at the one that the sentence starts with. */
  private refuse(reason: string, name = /^\w+/.exec(reason)?.[0] ?? ''): void {
    this.fields.get(name)?.refuse(reason);
  }
}

function changedDefaults(settings: Settings): Settings {
  const names = Object.keys(changes(settings));
  return Object.fromEntries(names.map((name) => [name, DEFAULTS[name] ?? '']));
}
