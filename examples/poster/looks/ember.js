/** A setting sun in stripes, the title centred below in a serif face. */

const { SANS, SERIF, writeFitted, writeLine, writeSpaced } = require('../lib/text');
const { cover } = require('../lib/picture');
const { dayOf } = require('../lib/when');

const PAPER = '#fbf0df';
const INK = '#471a12';
const SUN = { x: 180, y: 176, radius: 118 };

function draw(ctx, talk, photo) {
  ctx.fillStyle = PAPER;
  ctx.fillRect(0, 0, 360, 480);
  sun(ctx, photo);

  ctx.fillStyle = INK;
  ctx.font = `600 9.5px ${SANS}`;
  writeSpaced(ctx, `${talk.series} · ${talk.number}`, 180, 38, 2.4, 'center');

  ctx.textAlign = 'center';
  const below = writeFitted(ctx, talk.title, {
    x: 180,
    y: 318,
    width: 296,
    most: 3,
    sizes: [38, 34, 30, 26, 22],
    style: 'bold',
    family: SERIF,
    leading: 1.1,
  });
  ctx.font = `italic 15px ${SERIF}`;
  writeLine(ctx, `with ${talk.speaker}`, 180, Math.min(below + 18, 430), 290);

  ctx.fillStyle = '#e2492d';
  ctx.fillRect(28, 440, 304, 1);
  ctx.fillStyle = INK;
  ctx.font = `11.5px ${SANS}`;
  ctx.textAlign = 'left';
  writeLine(ctx, `${dayOf(talk.date)}, ${talk.time}`, 28, 459, 150);
  ctx.textAlign = 'right';
  writeLine(ctx, talk.place, 332, 459, 150);
}

function sun(ctx, photo) {
  const { x, y, radius } = SUN;
  const [left, top, side] = [x - radius, y - radius, 2 * radius];
  ctx.save();
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.clip();
  if (photo) cover(ctx, photo, { x: left, y: top, width: side, height: side });
  const glow = ctx.createLinearGradient(0, top, 0, top + side);
  const alpha = photo ? [0.1, 0.42, 0.94] : [1, 1, 1];
  glow.addColorStop(0, `rgba(255, 196, 92, ${alpha[0]})`);
  glow.addColorStop(0.5, `rgba(250, 122, 60, ${alpha[1]})`);
  glow.addColorStop(1, `rgba(214, 48, 40, ${alpha[2]})`);
  ctx.fillStyle = glow;
  ctx.fillRect(left, top, side, side);
  // Bars of paper, the lower the thicker.
  ctx.fillStyle = PAPER;
  [2, 3.5, 5, 7, 9].forEach((height, index) => {
    ctx.fillRect(left, y + 28 + index * 19, side, height);
  });
  ctx.restore();
}

module.exports = { name: 'ember', title: 'Ember', colour: '#e2492d', draw };
