/** What a reader chose on the leaderboard; the address holds all of it. */
export interface QueryState {
  /** Filter name to the value rows must have. */
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string | undefined;
  readonly order: 'asc' | 'desc';
}

/** Reads the filters in `names`, `sort` and `order`; unknown keys and sort columns are ignored. */
export function readQuery(search: string, names: readonly string[], columns: readonly string[]): QueryState {
  const query = new URLSearchParams(search);
  const filters: Record<string, string> = {};
  for (const name of names) {
    const value = query.get(name);
    if (value) filters[name] = value;
  }
  const sort = query.get('sort') ?? undefined;
  return {
    filters,
    sort: sort !== undefined && columns.includes(sort) ? sort : undefined,
    order: query.get('order') === 'desc' ? 'desc' : 'asc',
  };
}

/** The query string of a state, keeping what else `search` holds; empty for the state a page starts in. */
export function writeQuery(search: string, names: readonly string[], state: QueryState): string {
  const query = new URLSearchParams(search);
  for (const name of [...names, 'sort', 'order']) query.delete(name);
  for (const name of names) {
    const value = state.filters[name];
    if (value) query.set(name, value);
  }
  if (state.sort !== undefined) {
    query.set('sort', state.sort);
    query.set('order', state.order);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
