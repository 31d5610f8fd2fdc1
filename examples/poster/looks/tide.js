/** The speaker rises from the sea. */

const { SANS, writeFitted, writeLine, writeSpaced } = require('../lib/text');
const { cover } = require('../lib/picture');
const { dayOf } = require('../lib/when');

const STARS = [
  [302, 62, 1.2],
  [334, 104, 0.8],
  [264, 92, 0.7],
  [322, 162, 1],
  [344, 202, 0.7],
  [40, 264, 0.8],
  [84, 288, 1.2],
  [128, 262, 0.7],
  [58, 326, 0.8],
  [140, 318, 0.9],
  [306, 28, 0.6],
];

function draw(ctx, talk, photo) {
  sky(ctx);
  moon(ctx, photo);
  wave(ctx, 352, 22, 'rgba(22, 72, 190, 0.72)');
  wave(ctx, 372, -18, 'rgba(13, 43, 122, 0.86)');
  wave(ctx, 394, 14, '#081737');

  ctx.fillStyle = 'rgba(255, 255, 255, 0.72)';
  ctx.font = `600 9.5px ${SANS}`;
  writeSpaced(ctx, talk.series, 28, 42, 2.2);
  writeSpaced(ctx, `No. ${talk.number}`, 332, 42, 1.2, 'right');

  ctx.fillStyle = '#ffffff';
  writeFitted(ctx, talk.title, {
    x: 28,
    y: 64,
    width: 290,
    most: 4,
    sizes: [50, 44, 38, 33, 28],
    style: 'bold',
    leading: 1.06,
  });
  ctx.font = `bold 15px ${SANS}`;
  writeLine(ctx, talk.speaker, 28, 430, 160);
  ctx.textAlign = 'right';
  writeLine(ctx, `${dayOf(talk.date)}, ${talk.time}`, 332, 430, 150);
  ctx.textAlign = 'left';
  ctx.fillStyle = 'rgba(255, 255, 255, 0.66)';
  ctx.font = `11.5px ${SANS}`;
  writeLine(ctx, talk.role, 28, 449, 160);
  ctx.textAlign = 'right';
  writeLine(ctx, talk.place, 332, 449, 150);
}

function sky(ctx) {
  const gradient = ctx.createLinearGradient(0, 0, 0, 400);
  gradient.addColorStop(0, '#0a1638');
  gradient.addColorStop(0.5, '#1a3fb4');
  gradient.addColorStop(1, '#6fb5ff');
  ctx.fillStyle = gradient;
  ctx.fillRect(0, 0, 360, 480);
  ctx.fillStyle = 'rgba(255, 255, 255, 0.8)';
  STARS.forEach(([x, y, radius]) => {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  });
}

function moon(ctx, photo) {
  const [x, y, radius] = [238, 306, 84];
  [
    [26, 0.1],
    [13, 0.16],
  ].forEach(([ring, alpha]) => {
    ctx.fillStyle = `rgba(255, 255, 255, ${alpha})`;
    ctx.beginPath();
    ctx.arc(x, y, radius + ring, 0, 2 * Math.PI);
    ctx.fill();
  });
  ctx.save();
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.clip();
  ctx.fillStyle = '#fdf3dc';
  ctx.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  if (photo)
    cover(ctx, photo, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  ctx.restore();
}

/** From edge to edge, `lift` px high, and all below it. */
function wave(ctx, y, lift, colour) {
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.moveTo(0, y);
  ctx.bezierCurveTo(60, y - lift, 120, y - lift, 180, y);
  ctx.bezierCurveTo(240, y + lift, 300, y + lift, 360, y);
  ctx.lineTo(360, 480);
  ctx.lineTo(0, 480);
  ctx.closePath();
  ctx.fill();
}

module.exports = { name: 'tide', title: 'Tide', colour: '#1a3fb4', draw };
