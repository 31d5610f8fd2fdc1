/** The client's bar of tabs at the bottom of the screen. */

import { make } from '../../common/dom';
import type { ProjectFiles, TabBar as Tabs } from '../../protocol/project';

export class TabBar {
  readonly element = make('nav', { className: 'tab-bar', ariaLabel: 'Tabs', hidden: true });
  private shown: Tabs | null = null;
  private buttons: HTMLButtonElement[] = [];
  private addresses: string[] = [];

  constructor(private readonly tapped: (index: number) => void) {}

  /** `selected`: -1 if the page is no tab. */
  show(tabs: Tabs | null, files: ProjectFiles, selected: number): void {
    if (tabs !== this.shown) this.build(tabs, files);
    this.element.hidden = selected < 0;
    this.buttons.forEach((button, index) => {
      const isSelected = index === selected;
      button.toggleAttribute('aria-current', isSelected);
      button.style.color = (isSelected ? tabs?.selectedColor : tabs?.color) ?? '';
    });
  }

  private build(tabs: Tabs | null, files: ProjectFiles): void {
    for (const address of this.addresses) URL.revokeObjectURL(address);
    this.addresses = [];
    this.shown = tabs;
    this.element.style.backgroundColor = tabs?.backgroundColor ?? '';
    this.element.dataset.border = tabs?.borderStyle ?? 'black';
    this.buttons = (tabs?.list ?? []).map(({ text, iconPath, selectedIconPath }, index) => {
      const icons = [iconPath, selectedIconPath ?? iconPath].map((path) => {
        const file = path === undefined ? undefined : files[path.replace(/^\/+/, '')];
        return file && make('img', { src: this.addressOf(file), alt: '' });
      });
      const button = make('button', { type: 'button' }, ...icons, make('span', {}, text));
      button.addEventListener('click', () => this.tapped(index));
      return button;
    });
    this.element.replaceChildren(...this.buttons);
  }

  private addressOf(file: Blob): string {
    const address = URL.createObjectURL(file);
    this.addresses.push(address);
    return address;
  }
}
