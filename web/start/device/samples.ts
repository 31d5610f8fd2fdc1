/** Calls that put something on the device, for those who look at an empty one. */

import { discard } from '../call';
import { CANVAS_ID } from '../surface';
import { ask } from './ask';

async function exported(): Promise<string> {
  const { tempFilePath } = await ask<tt.CanvasToTempFilePathResult>((on) =>
    tt.canvasToTempFilePath({ canvasId: CANVAS_ID, ...on }),
  );
  return tempFilePath;
}

/** Export the canvas and keep the file. */
export async function saveExport(): Promise<void> {
  const tempFilePath = await exported();
  await ask<tt.SaveFileResult>((on) => tt.saveFile({ tempFilePath, ...on }));
}

/** Export the canvas and put the image into the album. */
export async function saveToAlbum(): Promise<void> {
  const filePath = await exported();
  try {
    await ask<tt.Result>((on) => tt.saveImageToPhotosAlbum({ filePath, ...on }));
  } finally {
    discard(filePath);
  }
}

/** Store a value that has a type which JSON lacks. */
export async function storeSample(): Promise<void> {
  const data = { title: 'Dusk readings', seats: ['B 17', 'B 18'], stored: new Date() };
  await ask<tt.Result>((on) => tt.setStorage({ key: 'sample', data, ...on }));
}
