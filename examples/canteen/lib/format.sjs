// Numbers as people read them. Runs with the template.

function thousands(number) {
  var text = String(Math.round(number));
  return text.length > 3 ? text.slice(0, -3) + ',' + text.slice(-3) : text;
}

function percent(part) {
  return Math.round(part * 100) + ' %';
}

function comparison(number, usual) {
  var part = Math.round((number / usual - 1) * 100);
  if (part === 0) return 'as many as usual';
  return Math.abs(part) + ' % ' + (part > 0 ? 'more' : 'fewer') + ' than usual';
}

module.exports = {
  thousands: thousands,
  percent: percent,
  comparison: comparison
};
