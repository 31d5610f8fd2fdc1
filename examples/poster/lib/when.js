const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `2025-06-12` as `Thu 12 June`. */
function dayOf(date) {
  const [year, month, day] = date.split('-').map(Number);
  const weekday = DAYS[new Date(year, month - 1, day).getDay()];
  return `${weekday} ${day} ${MONTHS[month - 1]}`;
}

module.exports = { dayOf };
