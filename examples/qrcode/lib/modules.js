/** The modules of a code. */

const qrcode = require('qrcode-generator');

qrcode.stringToBytes = qrcode.stringToBytesFuncs['UTF-8'];

/** Light modules that a scanner wants around a code. */
const QUIET = 4;

/**
 * The code of a text: `count` modules a side and `isDark(row, column)`, of which both may lie
 * outside. Throws if the text is too long. With a mark in its middle a code can be read by what
 * is left, so it has more to spare.
 */
function modulesOf(text, isMarked) {
  const code = qrcode(0, isMarked ? 'H' : 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const isInside = (index) => index >= 0 && index < count;
  return {
    count,
    isDark: (row, column) => isInside(row) && isInside(column) && code.isDark(row, column),
  };
}

module.exports = { QUIET, modulesOf };
