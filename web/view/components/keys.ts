/** Elements that are pressed: by a pointer, by a key, by assistive technology. */

/** Let Enter and the space bar click `host` while it has the focus itself. */
export function clickByKey(host: HTMLElement): void {
  host.addEventListener('keydown', (event) => {
    if (event.target !== host || event.repeat || (event.key !== 'Enter' && event.key !== ' '))
      return;
    event.preventDefault();
    host.click();
  });
}

/** Say what `host` is, unless the page does, and let it have the focus unless it is disabled. */
export function actAs(host: HTMLElement, role: string, isDisabled = false): void {
  if (!host.hasAttribute('role')) host.setAttribute('role', role);
  host.tabIndex = isDisabled ? -1 : 0;
  if (isDisabled) host.setAttribute('aria-disabled', 'true');
  else host.removeAttribute('aria-disabled');
}
