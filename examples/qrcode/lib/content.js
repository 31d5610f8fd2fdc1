/** What a code says, by kind: the text that a scanner of that kind expects. */

const KINDS = [
  { name: 'link', title: 'Link' },
  { name: 'text', title: 'Text' },
  { name: 'wifi', title: 'Wi-Fi' },
];

/** The text of a code, or nothing as long as there is nothing to say. */
function contentOf(kind, { link, text, network, password }) {
  if (kind === 'link') return /^\s*$/.test(link) ? '' : withScheme(link.trim());
  if (kind === 'text') return text;
  if (network === '') return '';
  const security = password === '' ? 'nopass' : 'WPA';
  return `WIFI:T:${security};S:${escaped(network)};P:${escaped(password)};;`;
}

function withScheme(link) {
  return /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`;
}

function escaped(text) {
  return text.replace(/[\\;,:"]/g, '\\$&');
}

module.exports = { KINDS, contentOf };
