/** The query of the preview's own address: the project, the page to open, settings. */

import type { Settings } from '../protocol/messages';
import type { OpenPage } from '../protocol/shell';
import type { Zoom } from './device/zoom';
import { addressOf, readAddress } from './state';

const OWN = ['project', 'page', 'zoom'];

export interface Wanted {
  project: URL | undefined;
  page: OpenPage | undefined;
  zoom: Zoom;
  settings: Settings;
}

export function readQuery(): Wanted {
  const query = new URLSearchParams(location.search);
  const project = query.get('project');
  const page = query.get('page');
  return {
    project:
      project !== null && URL.canParse(project, location.href)
        ? new URL(project, location.href)
        : undefined,
    page: page ? readAddress(page) : undefined,
    zoom: Number(query.get('zoom')) || 'fit',
    settings: Object.fromEntries([...query].filter(([name]) => !OWN.includes(name))),
  };
}

/** Keep it there, so that loading the address again gives the same preview. */
export function keepInQuery({ page, zoom, settings }: Omit<Wanted, 'project'>): void {
  const project = new URLSearchParams(location.search).get('project') ?? '';
  const query = new URLSearchParams({ project });
  if (page) query.set('page', addressOf(page));
  if (zoom !== 'fit') query.set('zoom', String(zoom));
  for (const [name, value] of Object.entries(settings)) {
    if (value !== 'profile') query.set(name, String(value));
  }
  // Slashes and the like mean nothing in a query, and are easier to read as they are.
  const text = query.toString().replace(/%2F/g, '/').replace(/%3F/g, '?').replace(/%3A/g, ':');
  // Browsers allow no more than some hundred of those in a short time.
  if (location.search !== `?${text}`) history.replaceState(null, '', `?${text}`);
}
