/** The simulated device as it is drawn: body, screen, bars, the mini-program's window, dialogs. */

import { make } from '../../common/dom';
import type { Compiled, ProjectFiles } from '../../protocol/project';
import type { PageLook } from '../../protocol/shell';
import { type Bars, type Device, TAB_BAR, windowPlace } from './geometry';
import { ScreenLayer } from './layer';
import { NavigationBar, type NavigationHost } from './navigation-bar';
import { StatusBar } from './status-bar';
import { TabBar } from './tab-bar';

export interface DeviceHost extends NavigationHost {
  tab(index: number): void;
}

const PLAIN: Bars = { navigationStyle: 'default', transparentTitle: 'none', isTab: false };

export class DeviceView {
  /** As large as the device is drawn, bezel included. */
  readonly element: HTMLElement;
  readonly layer = new ScreenLayer();
  private readonly body: HTMLElement;
  private readonly screen: HTMLElement;
  /** Where frames are shown. */
  readonly windows = make('div', { className: 'windows' });
  private readonly top: HTMLElement;
  private readonly navigation: NavigationBar;
  private readonly tabs: TabBar;
  private device: Device | undefined;
  private bars: Bars = PLAIN;

  constructor(host: DeviceHost) {
    this.navigation = new NavigationBar(host);
    this.tabs = new TabBar((index) => host.tab(index));
    this.top = make(
      'div',
      { className: 'top-bars' },
      new StatusBar().element,
      this.navigation.element,
    );
    this.screen = make(
      'div',
      { className: 'screen' },
      this.windows,
      this.top,
      this.tabs.element,
      make('div', { className: 'home-indicator' }),
      this.layer.element,
    );
    this.body = make(
      'div',
      { className: 'device-body' },
      make('span', { className: 'speaker' }),
      this.screen,
      make('span', { className: 'home-button' }),
    );
    this.element = make('div', { className: 'device' }, this.body);
    this.tabs.element.style.height = `${TAB_BAR}px`;
    this.forget();
  }

  /** Draw another device, or the same one turned. */
  become(device: Device): void {
    this.device = device;
    const { element, screen } = this;
    element.dataset.body = device.body;
    element.dataset.platform = device.platform;
    element.toggleAttribute('data-wide', device.screen.width > device.screen.height);
    screen.style.width = `${device.screen.width}px`;
    screen.style.height = `${device.screen.height}px`;
    const sizes = {
      '--status-bar': device.statusBar,
      '--navigation-bar': device.navigationBar,
      '--bottom-inset': device.bottomInset,
    };
    for (const [name, size] of Object.entries(sizes)) element.style.setProperty(name, `${size}px`);
    this.arrange();
  }

  /** Lay `view` over all of the screen. */
  cover(view: HTMLElement): void {
    this.screen.append(view);
  }

  /** The bars of a page of which no more is known than its configuration. */
  expect({ windows, tabBar }: Compiled, path: string, files: ProjectFiles): void {
    const look = windows[path];
    if (!look) return;
    const tab = tabBar?.list.findIndex(({ pagePath }) => pagePath === path) ?? -1;
    const bars = { tab, tabBarHidden: false, tabBarAnimated: false };
    this.show({ ...look, ...bars, canGoBack: false }, { tabBar, files, isHome: true });
  }

  show(
    look: PageLook,
    page: { tabBar: Compiled['tabBar']; files: ProjectFiles; isHome: boolean },
  ): void {
    const { navigationStyle, transparentTitle } = look;
    this.bars = { navigationStyle, transparentTitle, isTab: look.tab >= 0 && !look.tabBarHidden };
    this.navigation.show(look, page.isHome);
    this.tabs.show(page.tabBar, page.files, look.tabBarHidden ? -1 : look.tab);
    const isTransparent = navigationStyle === 'custom' || transparentTitle !== 'none';
    this.top.style.backgroundColor = isTransparent ? '' : look.navigationBarBackgroundColor;
    this.element.dataset.text = look.navigationBarTextStyle;
    this.windows.style.backgroundColor = look.backgroundColor;
    this.arrange();
  }

  /** As if no page had been there. */
  forget(): void {
    this.bars = PLAIN;
    this.element.dataset.text = 'plain';
    this.top.style.backgroundColor = '';
    this.windows.style.backgroundColor = '';
    this.tabs.show(null, {}, -1);
    this.arrange();
  }

  private arrange(): void {
    if (!this.device) return;
    const { top, width, height, isUnderBars } = windowPlace(this.device, this.bars);
    Object.assign(this.windows.style, {
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    this.top.classList.toggle('over', isUnderBars);
  }
}
