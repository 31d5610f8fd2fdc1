/** Setting type on a canvas: what a browser does by itself and a canvas does not. */

const SANS = '-apple-system, "PingFang SC", "Helvetica Neue", Arial, sans-serif';
const SERIF = 'Georgia, "Songti SC", "Times New Roman", serif';

// Chinese, Japanese and Korean break anywhere, other words stay whole.
const PIECES =
  /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]+|\s+/g;

/** The lines of `text` in the current font of `ctx`, none of them wider than `width`. */
function wrap(ctx, text, width) {
  const lines = [];
  text.split('\n').forEach((paragraph) => {
    let line = '';
    (paragraph.match(PIECES) || []).forEach((piece) => {
      if (ctx.measureText(line + piece).width <= width) {
        line += piece;
        return;
      }
      if (line.trim() !== '') lines.push(line.trim());
      line = piece.trim();
      while (line.length > 1 && ctx.measureText(line).width > width) {
        const length = lettersThatFit(ctx, line, width);
        lines.push(line.slice(0, length));
        line = line.slice(length);
      }
    });
    lines.push(line.trim());
  });
  return lines;
}

function lettersThatFit(ctx, word, width) {
  let length = word.length - 1;
  while (length > 1 && ctx.measureText(word.slice(0, length)).width > width) length -= 1;
  return length;
}

/**
 * Write `text` in the largest of `sizes` in which it takes no more than `most` lines, and return
 * the y below it. What is too long even in the smallest size ends with an ellipsis.
 */
function writeFitted(
  ctx,
  text,
  { x, y, width, most, sizes, style, family = SANS, leading = 1.14 },
) {
  let lines = [];
  let size = 0;
  sizes.some((each) => {
    size = each;
    ctx.font = `${style} ${size}px ${family}`;
    lines = wrap(ctx, text, width);
    return lines.length <= most && lines.every((line) => ctx.measureText(line).width <= width);
  });
  if (lines.length > most) {
    lines = lines.slice(0, most);
    lines[most - 1] = shortened(ctx, lines[most - 1], width);
  }
  ctx.textBaseline = 'alphabetic';
  lines.forEach((line, index) => {
    ctx.fillText(line, x, y + size * (0.8 + index * leading));
  });
  return y + size * leading * lines.length;
}

function shortened(ctx, line, width) {
  let text = line;
  while (text !== '' && ctx.measureText(`${text}…`).width > width) text = text.slice(0, -1);
  return `${text.trim()}…`;
}

/** One line, which ends with an ellipsis if it is too long. */
function writeLine(ctx, text, x, y, width) {
  ctx.fillText(ctx.measureText(text).width > width ? shortened(ctx, text, width) : text, x, y);
}

/** Capitals with air between them; `align` is of the whole. */
function writeSpaced(ctx, text, x, y, spacing, align) {
  const letters = text.toUpperCase().split('');
  const widths = letters.map((letter) => ctx.measureText(letter).width + spacing);
  const total = widths.reduce((sum, width) => sum + width, -spacing);
  let left = x - total * ({ center: 0.5, right: 1 }[align] || 0);
  ctx.textAlign = 'left';
  letters.forEach((letter, index) => {
    ctx.fillText(letter, left, y);
    left += widths[index];
  });
}

module.exports = { SANS, SERIF, writeFitted, writeLine, writeSpaced };
