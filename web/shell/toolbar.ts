/** The bar of the preview itself: what is opened, on which device, how large. */

import { byId, make } from '../common/dom';
import type { Settings } from '../protocol/messages';
import { DEVICES, type Device } from './device/geometry';
import { ZOOMS, type Zoom } from './device/zoom';
import { icon, relabel } from './icons';

export interface ToolbarHost {
  open(address: string): void;
  reload(): void;
  stop(): void;
  rotate(): void;
  configure(settings: Settings): void;
  zoom(zoom: Zoom): void;
}

const RATIOS = ['1', '1.5', '2', '2.625', '3'];

export class Toolbar {
  private readonly address = byId('address', HTMLInputElement);
  private readonly pages = byId('pages', HTMLDataListElement);
  private readonly stop = byId('stop', HTMLButtonElement);
  private readonly rotate = byId('rotate', HTMLButtonElement);
  private readonly devices = byId('profile', HTMLSelectElement);
  private readonly ratios = byId('ratio', HTMLSelectElement);
  private readonly zooms = byId('zoom', HTMLSelectElement);
  private isRunning = false;

  constructor(host: ToolbarHost) {
    const reload = byId('reload', HTMLButtonElement);
    reload.append(icon('reload'));
    this.stop.append(icon('stop'));
    this.rotate.append(icon('rotate'));
    reload.addEventListener('click', () => host.reload());
    this.stop.addEventListener('click', () => (this.isRunning ? host.stop() : host.reload()));
    this.rotate.addEventListener('click', () => host.rotate());
    this.devices.append(...DEVICES.map(({ name, title }) => option(name, title)));
    this.devices.addEventListener('change', () => host.configure({ profile: this.devices.value }));
    this.ratios.addEventListener('change', () => host.configure({ pixelRatio: this.ratios.value }));
    this.zooms.append(...ZOOMS.map((zoom) => option(String(zoom), zoomText(zoom))));
    this.zooms.addEventListener('change', () => {
      const { value } = this.zooms;
      host.zoom(value === 'fit' ? value : Number(value));
    });
    byId('address-form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.address.blur();
      host.open(this.address.value);
    });
    // The whole address is to be replaced rather than a letter of it.
    this.address.addEventListener('focus', () => this.address.select());
  }

  /** The pages of the project, to choose from. */
  offer(pages: readonly string[]): void {
    this.pages.replaceChildren(...pages.map((value) => make('option', { value })));
  }

  /** The page on top. */
  shown(address: string): void {
    if (document.activeElement !== this.address) this.address.value = address;
  }

  running(isRunning: boolean): void {
    this.isRunning = isRunning;
    if (isRunning) relabel(this.stop, 'stop', 'Stop');
    else relabel(this.stop, 'start', 'Start');
  }

  device(device: Device, settings: Settings): void {
    this.devices.value = device.profile;
    this.rotate.disabled = !device.canTurn;
    const ratio = String(settings.pixelRatio ?? 'profile');
    const known = ratio === 'profile' || RATIOS.includes(ratio) ? RATIOS : [...RATIOS, ratio];
    const own = ratio === 'profile' ? `${device.pixelRatio}×` : 'Own ratio';
    this.ratios.replaceChildren(
      option('profile', own),
      ...known.map((each) => option(each, `${each}×`)),
    );
    this.ratios.value = ratio;
  }

  /** The share of its true size at which the device is drawn. */
  scaled(scale: number, zoom: Zoom): void {
    this.zooms.value = String(zoom);
    const [fit] = this.zooms.options;
    if (fit && zoom === 'fit') fit.textContent = `Fit (${Math.round(scale * 100)} %)`;
  }
}

function option(value: string, text: string): HTMLOptionElement {
  return make('option', { value, textContent: text });
}

function zoomText(zoom: Zoom): string {
  return zoom === 'fit' ? 'Fit' : `${zoom * 100} %`;
}
