/** The sample: a ticket for an open-air reading, with rounded corners, notches and a shadow. */

const DUSK: [number, string][] = [
  [0, '#191b4d'],
  [0.38, '#5b2f7e'],
  [0.68, '#d2557a'],
  [1, '#ffb46b'],
];
const INK = '#23204a';
const SANS = 'Helvetica, Arial, sans-serif';
const CARD = { x: 16, y: 14, width: 268, height: 368, radius: 20 };
/** Where the ticket's stub is torn off. */
const TEAR = 278;
const RIGHT = CARD.x + CARD.width;

/** Queue the sample's commands for a canvas of 300 × 400 px; the caller draws them. */
export function sample(ctx: tt.CanvasContext): void {
  card(ctx);
  ctx.save();
  cardPath(ctx);
  ctx.clip();
  sky(ctx);
  hills(ctx);
  river(ctx);
  ctx.setFillStyle('#fff8ef');
  ctx.fillRect(CARD.x, TEAR, CARD.width, 120);
  ctx.restore();
  title(ctx);
  stub(ctx);
  tear(ctx);
}

function cardPath(ctx: tt.CanvasContext): void {
  const { x, y, width, height, radius } = CARD;
  ctx.beginPath();
  ctx.moveTo(x + radius, y);
  ctx.arcTo(x + width, y, x + width, y + height, radius);
  ctx.arcTo(x + width, y + height, x, y + height, radius);
  ctx.arcTo(x, y + height, x, y, radius);
  ctx.arcTo(x, y, x + width, y, radius);
  ctx.closePath();
}

/** Only the shadow stays visible, in half transparent px. */
function card(ctx: tt.CanvasContext): void {
  ctx.setShadow(0, 5, 12, 'rgba(25, 20, 60, 0.45)');
  ctx.setFillStyle(INK);
  cardPath(ctx);
  ctx.fill();
  ctx.setShadow(0, 0, 0, 'rgba(0, 0, 0, 0)');
}

function sky(ctx: tt.CanvasContext): void {
  const dusk = ctx.createLinearGradient(0, CARD.y, 0, 236);
  for (const [at, colour] of DUSK) dusk.addColorStop(at, colour);
  ctx.setFillStyle(dusk);
  ctx.fillRect(CARD.x, CARD.y, CARD.width, TEAR - CARD.y);

  const glow = ctx.createCircularGradient(206, 186, 92);
  glow.addColorStop(0, 'rgba(255, 232, 180, 0.85)');
  glow.addColorStop(0.38, 'rgba(255, 200, 130, 0.35)');
  glow.addColorStop(1, 'rgba(255, 180, 110, 0)');
  ctx.setFillStyle(glow);
  ctx.fillRect(CARD.x, 90, CARD.width, 190);
  disc(ctx, 206, 186, 30, '#fff1cf');

  const stars = [
    [44, 132, 1.1],
    [88, 118, 0.8],
    [132, 140, 1],
    [176, 44, 0.9],
    [214, 72, 1.3],
    [252, 40, 0.8],
    [262, 104, 1],
  ];
  for (const [x = 0, y = 0, radius = 1] of stars) {
    disc(ctx, x, y, radius, 'rgba(255, 255, 255, 0.85)');
  }
}

function disc(ctx: tt.CanvasContext, x: number, y: number, radius: number, colour: string): void {
  ctx.setFillStyle(colour);
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
}

function hills(ctx: tt.CanvasContext): void {
  hill(ctx, '#8a3d78', [206, 168, 232, 172, 214]);
  hill(ctx, '#55306f', [226, 238, 188, 236, 204]);
  hill(ctx, '#2b2458', [238, 222, 262, 226, 250]);
}

/** A range from the left edge to the right: heights of five points along one wave. */
function hill(ctx: tt.CanvasContext, colour: string, heights: number[]): void {
  const [start = 0, first = 0, middle = 0, second = 0, end = 0] = heights;
  ctx.setFillStyle(colour);
  ctx.beginPath();
  ctx.moveTo(CARD.x, TEAR);
  ctx.lineTo(CARD.x, start);
  ctx.quadraticCurveTo(84, first, 150, middle);
  ctx.quadraticCurveTo(216, second, RIGHT, end);
  ctx.lineTo(RIGHT, TEAR);
  ctx.fill();
}

/** A river that winds like a snake; the namesake has its head in the hills. */
function river(ctx: tt.CanvasContext): void {
  const light = ctx.createLinearGradient(0, 226, 0, TEAR);
  light.addColorStop(0, '#ffd9a0');
  light.addColorStop(1, '#f0846f');
  ctx.setFillStyle(light);
  ctx.beginPath();
  ctx.moveTo(207, 229);
  ctx.bezierCurveTo(150, 236, 236, 244, 178, 252);
  ctx.bezierCurveTo(120, 260, 88, 262, 96, TEAR);
  ctx.lineTo(178, TEAR);
  ctx.bezierCurveTo(150, 266, 178, 262, 206, 255);
  ctx.bezierCurveTo(262, 242, 178, 236, 209, 229);
  ctx.fill();
}

function title(ctx: tt.CanvasContext): void {
  ctx.setFillStyle('rgba(255, 255, 255, 0.72)');
  ctx.font = `bold 10px ${SANS}`;
  ctx.fillText('OPEN AIR  /  ADMIT ONE', 36, 46);
  ctx.setFillStyle('#ffffff');
  ctx.font = `bold 34px ${SANS}`;
  ctx.fillText('Dusk', 35, 82);
  ctx.fillText('readings', 35, 116);
}

function stub(ctx: tt.CanvasContext): void {
  const cells: [string, string, number][] = [
    ['DATE', '21 June', 36],
    ['GATE', '20:30', 112],
    ['SEAT', 'B 17', 172],
  ];
  for (const [name, value, x] of cells) {
    ctx.setFillStyle('#9a8fa6');
    ctx.font = `bold 9px ${SANS}`;
    ctx.fillText(name, x, 306);
    ctx.setFillStyle(INK);
    ctx.font = `bold 15px ${SANS}`;
    ctx.fillText(value, x, 325);
  }
  disc(ctx, 248, 312, 16, '#d2557a');
  disc(ctx, 256, 312, 16, 'rgba(255, 180, 107, 0.85)');
  bars(ctx);
}

function bars(ctx: tt.CanvasContext): void {
  const widths = [
    2, 1, 3, 1, 1, 2, 4, 1, 2, 1, 1, 3, 2, 1, 4, 1, 2, 2, 1, 3, 1, 1, 2, 4, 1, 3, 1, 2,
  ];
  ctx.setFillStyle(INK);
  let x = 36;
  for (let index = 0; x < 262; index += 1) {
    const width = widths[index % widths.length] ?? 1;
    ctx.fillRect(x, 340, width, 26);
    x += width + (widths[(index + 5) % widths.length] ?? 1) + 1;
  }
}

/** Two notches, cut out of the ticket, and the holes between them. */
function tear(ctx: tt.CanvasContext): void {
  ctx.globalCompositeOperation = 'destination-out';
  disc(ctx, CARD.x, TEAR, 10, '#000');
  disc(ctx, RIGHT, TEAR, 10, '#000');
  for (let x = CARD.x + 22; x < RIGHT - 16; x += 9) disc(ctx, x, TEAR, 1.6, '#000');
  ctx.globalCompositeOperation = 'source-over';
}
