/** `window` of app.json and the fields of a page's own file, with every default filled in. */

import type { WindowConfig } from '../protocol/project';
import type { Fields } from './json';

type Choices = { [Name in keyof WindowConfig]?: readonly WindowConfig[Name][] };

/** Source: the gadget pages on global settings and page configuration. */
const DEFAULTS: WindowConfig = {
  navigationBarBackgroundColor: '#000000',
  navigationBarTextStyle: 'white',
  navigationBarTitleText: '',
  transparentTitle: 'none',
  navigationStyle: 'default',
  backgroundColor: '#ffffff',
  backgroundTextStyle: 'dark',
  // Assumed; the page names no default.
  backgroundColorTop: '#ffffff',
  backgroundColorBottom: '#ffffff',
  enablePullDownRefresh: false,
  onReachBottomDistance: 50,
  disableScroll: false,
};

const CHOICES: Choices = {
  navigationBarTextStyle: ['white', 'black'],
  transparentTitle: ['none', 'always', 'auto'],
  navigationStyle: ['default', 'custom'],
  backgroundTextStyle: ['dark', 'light'],
};

const COLOR = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;

export const WINDOW_FIELDS = [...Object.keys(DEFAULTS), 'disableSwipeBack'];

/** The values of theme.json that `@name` stands for. */
export type Theme = Record<string, string>;

/** `fields` over `base`, which is what app.json says, or the defaults. */
export function windowOf(
  fields: Fields | undefined,
  theme: Theme,
  base: WindowConfig = DEFAULTS,
): WindowConfig {
  if (!fields) return base;
  const values = Object.entries(DEFAULTS).flatMap(([name, standard]) => {
    const value = given(fields, name as keyof WindowConfig, standard, theme);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...base, ...Object.fromEntries(values) };
}

function given(
  fields: Fields,
  name: keyof WindowConfig,
  standard: WindowConfig[keyof WindowConfig],
  theme: Theme,
): string | number | boolean | undefined {
  if (typeof standard === 'boolean') return fields.boolean(name);
  if (typeof standard === 'number') return fields.number(name);
  const text = themed(fields.string(name), theme);
  if (text === undefined) return undefined;
  const choices: readonly unknown[] | undefined = CHOICES[name];
  if (choices && !choices.includes(text)) {
    const allowed = choices.map((each) => `"${each}"`).join(' or ');
    fields.warn(name, `${name} must be ${allowed}, but is "${text}"; it is ignored.`);
    return undefined;
  }
  if (name.includes('Color') && !COLOR.test(text)) {
    fields.warn(
      name,
      `${name} must be a colour such as "#f5f6f7", but is "${text}"; it is ignored.`,
    );
    return undefined;
  }
  return text;
}

function themed(text: string | undefined, theme: Theme): string | undefined {
  return text?.startsWith('@') ? (theme[text.slice(1)] ?? text) : text;
}
