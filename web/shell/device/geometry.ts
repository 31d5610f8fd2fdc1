/** The simulated device in logical px: its screen, and what its client takes of it. */

import { profiles } from '../../generated/catalog.json';
import type { Settings } from '../../protocol/messages';
import type { Compiled } from '../../protocol/project';
import type { Screen } from '../../protocol/shell';

/** What it looks like from outside: with a home button, without, a tablet, a window of a desktop. */
export type Body = 'classic' | 'phone' | 'tablet' | 'window';

export interface Device {
  profile: string;
  title: string;
  body: Body;
  platform: string;
  screen: Screen;
  statusBar: number;
  navigationBar: number;
  /** Of a bottom edge that belongs to the system. */
  bottomInset: number;
  pixelRatio: number;
  canTurn: boolean;
}

/** Logical px. Assumed: the vendor tells of no height. */
export const TAB_BAR = 50;

interface SystemInfo {
  platform: string;
  deviceType: string;
  screenWidth: number;
  screenHeight: number;
  statusBarHeight: number;
  safeArea: { bottom: number };
  navigationBarSafeArea: { height: number };
}

interface Profile {
  title: string;
  pixelRatio: number;
  answers: { getSystemInfoSync: SystemInfo };
  held: Record<string, Partial<SystemInfo>>;
}

const PROFILES: Record<string, Profile> = profiles;

export const DEVICES = Object.entries(PROFILES).map(([name, { title }]) => ({ name, title }));

/** The device that `settings` simulate, held as they say. */
export function deviceOf(settings: Settings): Device {
  const [standard = ''] = Object.keys(PROFILES);
  const name = String(settings.profile ?? standard);
  const profile = PROFILES[name] ?? PROFILES[standard];
  if (!profile) throw new Error('The catalogue has no device.');
  const upright = profile.answers.getSystemInfoSync;
  const info = { ...upright, ...profile.held[String(settings.orientation)] };
  const bottomInset = info.screenHeight - info.safeArea.bottom;
  const ratio = Number(settings.pixelRatio);
  return {
    profile: name,
    title: profile.title,
    body: bodyOf(info, bottomInset),
    platform: info.platform,
    screen: { width: info.screenWidth, height: info.screenHeight },
    statusBar: info.statusBarHeight,
    navigationBar: info.navigationBarSafeArea.height,
    bottomInset,
    pixelRatio: Number.isFinite(ratio) ? ratio : profile.pixelRatio,
    canTurn: info.deviceType !== 'desktop',
  };
}

function bodyOf({ deviceType, platform }: SystemInfo, bottomInset: number): Body {
  if (deviceType === 'desktop') return 'window';
  if (deviceType === 'pad') return 'tablet';
  return platform === 'ios' && bottomInset === 0 ? 'classic' : 'phone';
}

/** What of a page's look decides where its window lies. */
export interface Bars {
  navigationStyle: 'default' | 'custom';
  transparentTitle: 'none' | 'always' | 'auto';
  isTab: boolean;
}

export interface WindowPlace extends Screen {
  top: number;
  /** Whether the page lies under the bars at the top. */
  isUnderBars: boolean;
}

/** The window of the mini-program on the device's screen. */
export function windowPlace(device: Device, bars: Bars): WindowPlace {
  const { screen, statusBar, navigationBar, bottomInset } = device;
  const isUnderBars = bars.navigationStyle === 'custom' || bars.transparentTitle !== 'none';
  const top = isUnderBars ? 0 : statusBar + navigationBar;
  const bottom = bars.isTab ? TAB_BAR + bottomInset : 0;
  return { top, width: screen.width, height: screen.height - top - bottom, isUnderBars };
}

/** The window that the page at `path` gets, before it is there. */
export function windowOf(device: Device, { windows, tabBar }: Compiled, path: string): Screen {
  const { navigationStyle = 'default', transparentTitle = 'none' } = windows[path] ?? {};
  const isTab = tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false;
  const { width, height } = windowPlace(device, { navigationStyle, transparentTitle, isTab });
  return { width, height };
}
