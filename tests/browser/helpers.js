// Helpers for the scripts of a test; the page is emptied and gets its first settings back.
async () => {
  document.body.innerHTML = '';
  window.standard ??= pysim.settings;
  await pysim.configure({ ...standard, pixelRatio: 2 });

  window.add = (html, parent = document.body) => {
    parent.insertAdjacentHTML('beforeend', html);
    return parent.lastElementChild;
  };
  window.canvasOf = (id, style = '', attributes = '') =>
    add(`<canvas canvas-id="${id}" style="${style}" ${attributes}></canvas>`);
  window.drawn = (context, reserve) => new Promise((done) => context.draw(reserve, done));
  window.fillOf = async (id, color, keep, ...rect) => {
    const context = tt.createCanvasContext(id);
    context.setFillStyle(color);
    context.fillRect(...rect);
    await drawn(context, keep);
  };
  window.shown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return [width, height];
  };
  window.exported = async (options) => {
    const { tempFilePath } = await tt.canvasToTempFilePath(options);
    const manager = tt.getFileSystemManager();
    const { data } = await manager.readFile({ filePath: tempFilePath, encoding: 'base64' });
    return data;
  };
};
