/** What the till has counted this week. */

const TIMES = [
  '11:00',
  '11:15',
  '11:30',
  '11:45',
  '12:00',
  '12:15',
  '12:30',
  '12:45',
  '13:00',
  '13:15',
  '13:30',
  '13:45',
  '14:00',
  '14:15',
  '14:30',
];

const DISHES = [
  { name: 'Tomato noodles', colour: '#e4572e' },
  { name: 'Mapo tofu', colour: '#1f7a54' },
  { name: 'Roast pumpkin', colour: '#f2b134' },
  { name: 'Fish of the day', colour: '#3d6fa3' },
  { name: 'Soup and bread', colour: '#b9a58a' },
];

// Guests in each quarter of an hour; portions of each dish.
const DAYS = [
  {
    name: 'Mon',
    guests: [6, 11, 19, 30, 46, 52, 41, 36, 30, 21, 14, 12, 8, 5, 2],
    portions: [96, 71, 64, 58, 44],
  },
  {
    name: 'Tue',
    guests: [8, 14, 24, 39, 58, 63, 57, 44, 37, 29, 20, 13, 9, 6, 3],
    portions: [142, 92, 60, 84, 46],
  },
  {
    name: 'Wed',
    guests: [9, 15, 28, 47, 66, 74, 61, 49, 38, 31, 24, 16, 11, 7, 3],
    portions: [168, 118, 83, 65, 45],
  },
  {
    name: 'Thu',
    guests: [7, 13, 22, 36, 51, 60, 59, 51, 42, 33, 22, 15, 10, 6, 4],
    portions: [104, 97, 112, 73, 45],
  },
  {
    name: 'Fri',
    guests: [10, 18, 31, 42, 49, 46, 38, 30, 22, 16, 12, 8, 5, 3, 1],
    portions: [61, 50, 47, 132, 41],
  },
];

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Guests of the average day in each quarter of an hour. */
const USUAL = TIMES.map((_, index) => sum(DAYS.map(({ guests }) => guests[index])) / DAYS.length);

/** The dishes of a day, the most wanted first, each with its share. */
function dishesOf(day) {
  const { portions } = DAYS[day];
  const total = sum(portions);
  return DISHES.map(({ name, colour }, index) => ({
    name,
    colour,
    portions: portions[index],
    share: portions[index] / total,
  })).sort((one, other) => other.portions - one.portions);
}

module.exports = { TIMES, DAYS, USUAL, sum, dishesOf };
