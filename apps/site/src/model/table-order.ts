/** What a row is filtered and sorted by; an empty string is an unknown value. */
export interface TableRow {
  readonly filters: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, string>>;
}

const matches = (row: TableRow, filters: Readonly<Record<string, string>>): boolean =>
  Object.entries(filters).every(([name, value]) => row.filters[name] === value);

function compareKeys(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, 'en') : x - y;
}

/**
 * The rows that pass all filters, in order. Keys that are numbers compare as numbers, others as English text. Unknown
 * values come last in either direction; equal rows keep their order.
 */
export function arrangeRows<Row extends TableRow>(
  rows: readonly Row[],
  filters: Readonly<Record<string, string>>,
  sort: string | undefined,
  order: 'asc' | 'desc',
): Row[] {
  const shown = rows.filter((row) => matches(row, filters));
  if (sort === undefined) return shown;
  const sign = order === 'asc' ? 1 : -1;
  return shown.sort((a, b) => {
    const [x, y] = [a.keys[sort] ?? '', b.keys[sort] ?? ''];
    if (x === '' || y === '') return Number(x === '') - Number(y === '');
    return sign * compareKeys(x, y);
  });
}
