const ZERO = 48;
const NINE = 57;

/**
 * Order of file and class names: runs of digits compare as numbers, everything else by UTF-16 code unit, so
 * `2 < 10 < 10a < B < a`. Names that differ only in leading zeros compare as text. Independent of locale.
 */
export function naturalOrder(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [endA, endB] = [digitsEnd(a, i), digitsEnd(b, j)];
    if (endA > i && endB > j) {
      const order = compareNumbers(a.slice(i, endA), b.slice(j, endB));
      if (order !== 0) return order;
      i = endA;
      j = endB;
    } else {
      const order = a.charCodeAt(i++) - b.charCodeAt(j++);
      if (order !== 0) return order;
    }
  }
  return a.length - i - (b.length - j) || compareText(a, b);
}

function digitsEnd(name: string, start: number): number {
  let end = start;
  while (end < name.length && name.charCodeAt(end) >= ZERO && name.charCodeAt(end) <= NINE) end++;
  return end;
}

function compareNumbers(a: string, b: string): number {
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return x.length - y.length || compareText(x, y);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
