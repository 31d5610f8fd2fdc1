/** Changes of a template's text that leave every place in it where it is. */

export interface Replacement {
  at: number;
  /** Stands for as many characters as it has. */
  text: string;
}

/** `text` with blanks for all but its line breaks. */
export function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}

/** Later ones win over earlier ones of the same place. */
export function replaced(text: string, replacements: Replacement[]): string {
  const characters = text.split('');
  for (const { at, text: written } of replacements) {
    for (let index = 0; index < written.length; index += 1) {
      characters[at + index] = written[index] ?? '';
    }
  }
  return characters.join('');
}
