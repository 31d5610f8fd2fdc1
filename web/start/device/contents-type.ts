/** What a file holds, told by its first bytes, as browsers do; its name may lie. */

const IMAGES: [type: string, start: RegExp][] = [
  ['image/png', /^\u0089PNG/],
  ['image/jpeg', /^\u00ff\u00d8\u00ff/],
  ['image/gif', /^GIF8/],
  ['image/webp', /^RIFF.{4}WEBP/s],
  ['image/bmp', /^BM.{12}/s],
];
const START = 16;

/** The type of an image file; undefined: it is none. */
export async function imageType(contents: Blob): Promise<string | undefined> {
  const bytes = new Uint8Array(await contents.slice(0, START).arrayBuffer());
  const start = String.fromCharCode(...bytes);
  return IMAGES.find(([, pattern]) => pattern.test(start))?.[0];
}

/** The text of a file of at most so many bytes; undefined: it is no UTF-8. */
export async function textOf(contents: Blob, limit: number): Promise<string | undefined> {
  const bytes = await contents.slice(0, limit).arrayBuffer();
  try {
    // A character that the limit cuts in two is left out.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const LINE = 16;

/** The first bytes as a listing of offsets, hexadecimal numbers and characters. */
export async function hexOf(contents: Blob, limit: number): Promise<string> {
  const bytes = new Uint8Array(await contents.slice(0, limit).arrayBuffer());
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += LINE) {
    const line = [...bytes.subarray(at, at + LINE)];
    const hex = line.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = line.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '·'));
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex.padEnd(3 * LINE)} ${text.join('')}`);
  }
  return lines.join('\n');
}
