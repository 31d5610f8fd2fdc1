/** The tools beside the canvas: what the pointer does, with which colour and width. */

import { byId, chosen, make } from './dom';
import type { Pen } from './sketch';

const COLOURS = [
  ['#23204a', 'ink'],
  ['#d2557a', 'rose'],
  ['#ffb46b', 'amber'],
  ['#2f9e8f', 'teal'],
  ['#ffffff', 'white'],
] as const;

/** Set the tools up; the result tells the pen in use at any moment. */
export function penTools(): () => Pen {
  const stage = byId('stage', HTMLElement);
  const modes = byId('modes', HTMLElement);
  const colours = byId('colours', HTMLElement);
  const width = byId('pen-width', HTMLInputElement);

  const setMode = (mode: string) => {
    stage.dataset.mode = mode;
    for (const input of modes.querySelectorAll('input')) input.checked = input.value === mode;
  };
  modes.addEventListener('change', () => setMode(chosen(modes) ?? 'region'));
  for (const [value, name] of COLOURS) {
    const input = make('input', {
      type: 'radio',
      name: 'colour',
      value,
      ariaLabel: name,
      checked: name === 'rose',
    });
    // Whoever picks a colour wants to draw.
    input.addEventListener('click', () => setMode('draw'));
    const swatch = make('span', { className: 'swatch' });
    swatch.style.backgroundColor = value;
    colours.append(make('label', { title: name }, input, swatch));
  }

  return () => {
    const mode = stage.dataset.mode;
    return {
      tool: mode === 'draw' || mode === 'erase' ? mode : undefined,
      colour: chosen(colours) ?? COLOURS[0][0],
      width: Number(width.value),
    };
  };
}
