/** The fonts of canvases: what the setting `fonts` makes of them in this thread. */

import { familiesOf, shownFont } from './families';

/** What is shown for a font, where `faces` are the fonts of the thread. */
export function canvasFont(faces: FontFaceSet, isBundled: () => boolean): (font: string) => string {
  let known = new Map<string, string>();
  let size = -1;
  return (font) => {
    if (!isBundled()) return font;
    // The project may have loaded another one.
    if (faces.size !== size) known = new Map();
    size = faces.size;
    const shown = known.get(font) ?? shownFont(font, isOwn(faces));
    known.set(font, shown);
    return shown;
  };
}

function isOwn(faces: FontFaceSet): (family: string) => boolean {
  const own = familiesOf(faces);
  return (family) => own.has(family);
}
