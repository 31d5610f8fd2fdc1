/** The client's bar over a page: the way back, the title, the capsule; on a desktop a window's bar. */

import { make } from '../../common/dom';
import type { PageLook } from '../../protocol/shell';
import { icon, iconButton, relabel } from '../icons';
import { Menu } from './menu';

export interface NavigationHost {
  back(): void;
  share(): void;
  leave(): void;
  restart(): void;
  stop(): void;
}

export class NavigationBar {
  readonly element: HTMLElement;
  private readonly way: HTMLButtonElement;
  private readonly title = make('span', { className: 'navigation-title' });

  constructor(host: NavigationHost) {
    this.way = iconButton('back', 'Back', () => host.back());
    this.way.classList.add('way-back');
    const menu = new Menu({
      Share: () => host.share(),
      'To the background': () => host.leave(),
      Restart: () => host.restart(),
    });
    const capsule = make(
      'span',
      { className: 'capsule' },
      menu.button,
      iconButton('close', 'Stop the mini-program', () => host.stop()),
      menu.element,
    );
    const caption = make('span', { className: 'caption' }, icon('minimise'), icon('maximise'));
    capsule.querySelector('[data-icon=close]')?.parentElement?.before(caption);
    this.element = make('header', { className: 'navigation-bar' }, this.way, this.title, capsule);
  }

  /** `isHome`: there is nowhere to go from a page without one below. */
  show(look: PageLook, isHome: boolean): void {
    this.title.textContent = look.navigationBarTitleText;
    this.title.hidden = look.navigationStyle === 'custom';
    const { canGoBack } = look;
    relabel(this.way, canGoBack ? 'back' : 'home', canGoBack ? 'Back' : 'Home page');
    this.way.hidden = look.navigationStyle === 'custom' || (!canGoBack && isHome);
  }
}
