/** Draws a text and a rectangle in one reserving draw each; the library exports by itself. */
import Wxml2Canvas from 'wxml2canvas';

export function run({ background, text, rect }) {
  return new Promise((resolve, reject) => {
    const poster = new Wxml2Canvas({
      element: 'poster',
      width: 300,
      height: 200,
      zoom: 1,
      destZoom: 2,
      background,
      finish: (path) => resolve({ poster: path }),
      error: reject,
    });
    poster.draw({ list: [text, rect] });
  });
}
