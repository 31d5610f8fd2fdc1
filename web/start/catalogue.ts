/** The settings and devices of the generated catalogue, in the shape that this page shows. */

import { profiles, settings } from '../generated/catalog.json';
import type { Settings } from './surface';

export interface SettingRow {
  name: string;
  choices: string[];
  /** What a value may be besides the choices; null: nothing else. */
  open: string | null;
  default: string | number;
  doc: string;
}

interface Device {
  title: string;
  pixelRatio: number;
}

export const SETTINGS: readonly SettingRow[] = settings;
export const DEFAULTS: Settings = Object.fromEntries(
  settings.map((row) => [row.name, row.default]),
);
const DEVICES: Record<string, Device> = profiles;

/** The device that `settings` simulate. */
export function deviceOf(given: Settings): Device & { ratio: number } {
  const device = DEVICES[String(given.profile)] ?? DEVICES[String(DEFAULTS.profile)];
  if (!device) throw new Error('The catalogue has no device.');
  const ratio = Number(given.pixelRatio);
  return { ...device, ratio: Number.isFinite(ratio) ? ratio : device.pixelRatio };
}

/** What a choice is called where people pick it. */
export function choiceTitle(setting: string, choice: string): string {
  return (setting === 'profile' && DEVICES[choice]?.title) || choice;
}
