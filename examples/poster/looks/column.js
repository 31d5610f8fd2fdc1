/** A black column with a number, a photo beside it, and type as large as it can be. */

const { SANS, writeFitted, writeLine, writeSpaced } = require('../lib/text');
const { cover } = require('../lib/picture');
const { dayOf } = require('../lib/when');

const INK = '#141414';
const ACCENT = '#00b578';

function draw(ctx, talk, photo) {
  ctx.fillStyle = '#ffffff';
  ctx.fillRect(0, 0, 360, 480);
  ctx.fillStyle = INK;
  ctx.fillRect(0, 0, 88, 270);
  ctx.fillStyle = ACCENT;
  ctx.fillRect(88, 0, 272, 270);
  if (photo) cover(ctx, photo, { x: 88, y: 0, width: 272, height: 270 });
  ctx.fillStyle = ACCENT;
  ctx.fillRect(0, 182, 88, 88);

  ctx.fillStyle = '#ffffff';
  ctx.textAlign = 'center';
  ctx.font = `bold 46px ${SANS}`;
  ctx.fillText(String(talk.number), 44, 243);

  // Up along the column.
  ctx.save();
  ctx.translate(50, 166);
  ctx.rotate(-Math.PI / 2);
  ctx.font = `bold 12px ${SANS}`;
  writeSpaced(ctx, talk.series, 0, 0, 2);
  ctx.restore();

  ctx.fillStyle = INK;
  ctx.textAlign = 'left';
  writeFitted(ctx, talk.title, {
    x: 24,
    y: 286,
    width: 312,
    most: 3,
    sizes: [42, 38, 34, 30, 26],
    style: 'bold',
    leading: 1.04,
  });

  ctx.fillRect(24, 424, 312, 2);
  const columns = [
    ['Who', talk.speaker],
    ['When', `${dayOf(talk.date).replace(/(\w{3})\w*$/, '$1')}, ${talk.time}`],
    ['Where', talk.place],
  ];
  columns.forEach(([label, text], index) => {
    const x = 24 + index * 106;
    ctx.fillStyle = '#8a8a8a';
    ctx.font = `9.5px ${SANS}`;
    ctx.fillText(label, x, 442);
    ctx.fillStyle = INK;
    ctx.font = `bold 11px ${SANS}`;
    writeLine(ctx, text, x, 458, 100);
  });
}

module.exports = { name: 'column', title: 'Column', colour: '#00b578', draw };
