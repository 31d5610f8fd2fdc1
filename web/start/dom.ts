/** The few helpers that building this page's elements takes. */

/** The element of `index.html` with that id; its absence is a mistake of ours, not of the user's. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`index.html has no ${type.name} #${id}.`);
  return found;
}

type Child = Node | string | false | undefined;

/** Make an element with properties and children; what is false or undefined is left out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** Text whose `code` is set in code. */
export function prose(text: string): Node[] {
  return text
    .split('`')
    .map((part, index) =>
      index % 2 ? make('code', { textContent: part }) : document.createTextNode(part),
    );
}

/** The checked radio button's value. */
export function chosen(group: HTMLElement): string | undefined {
  return group.querySelector<HTMLInputElement>('input:checked')?.value;
}

/** Copy to the clipboard at a click and say so on the button for a moment. */
export function copyButton(button: HTMLButtonElement, text: () => string): void {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    );
    button.textContent = copied ? 'Copied' : 'Not allowed';
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  });
}
