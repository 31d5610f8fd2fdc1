/** How large the device is drawn: so that it fits its place, or at a share of its true size. */

export type Zoom = 'fit' | number;

export const ZOOMS: readonly Zoom[] = ['fit', 1, 0.75, 0.5];

/** Px around the device. */
const MARGIN = 20;
const SMALLEST = 0.2;
/** Where a little less is left, the device has its true size: text at 98 % is blurred. */
const NARROW_MARGIN = 4;

export class ZoomedPlace {
  zoom: Zoom = 'fit';

  /** `place` scrolls if the device is larger; `sheet` has the size of the drawn device. */
  constructor(
    private readonly place: HTMLElement,
    private readonly sheet: HTMLElement,
    private readonly device: HTMLElement,
    private readonly changed: (scale: number, zoom: Zoom) => void,
  ) {
    const observer = new ResizeObserver(() => this.fit());
    observer.observe(place);
    observer.observe(device);
  }

  set(zoom: Zoom): void {
    this.zoom = zoom;
    this.fit();
  }

  private fit(): void {
    const { offsetWidth: width, offsetHeight: height } = this.device;
    if (width === 0 || height === 0) return;
    const scale = this.zoom === 'fit' ? this.fitting(width, height) : this.zoom;
    this.device.style.transform = scale === 1 ? '' : `scale(${scale})`;
    this.sheet.style.width = `${width * scale}px`;
    this.sheet.style.height = `${height * scale}px`;
    this.changed(scale, this.zoom);
  }

  private fitting(width: number, height: number): number {
    const { clientWidth, clientHeight } = this.place;
    const margin = clientWidth < 500 ? MARGIN / 4 : MARGIN;
    const across = (clientWidth - 2 * margin) / width;
    const along = (clientHeight - 2 * margin) / height;
    const isRoom = Math.min(clientWidth - width, clientHeight - height) >= 2 * NARROW_MARGIN;
    return isRoom ? 1 : Math.max(SMALLEST, Math.min(1, across, along));
  }
}
