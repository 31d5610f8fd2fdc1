/** Tabs as the ARIA practices describe them: one is open, arrow keys go to the next. */

export function tabs(list: HTMLElement): void {
  const all = [...list.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const open = (chosen: HTMLButtonElement) => {
    for (const tab of all) {
      const is = tab === chosen;
      tab.setAttribute('aria-selected', String(is));
      tab.tabIndex = is ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (panel) panel.hidden = !is;
    }
  };
  for (const [index, tab] of all.entries()) {
    tab.addEventListener('click', () => open(tab));
    tab.addEventListener('keydown', ({ key }) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
      const next = step && all.at((index + step) % all.length);
      if (!next) return;
      open(next);
      next.focus();
    });
  }
}
