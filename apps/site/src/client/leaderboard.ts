import { leaderboardColumns, rowCount } from '../model/leaderboard-columns.ts';
import { type QueryState, readQuery, writeQuery } from '../model/query-state.ts';
import { arrangeRows, type TableRow } from '../model/table-order.ts';

interface LiveRow extends TableRow {
  readonly element: HTMLTableRowElement;
}

const columns = leaderboardColumns.map(({ name }) => name as string);

function wake(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('[data-filters]')!;
  const count = root.querySelector<HTMLElement>('[data-count]')!;
  const body = root.querySelector('tbody')!;
  const headings = [...root.querySelectorAll<HTMLElement>('th[data-column]')];
  const selects = [...form.querySelectorAll('select')];
  const names = selects.map((select) => select.name);
  const rows: LiveRow[] = [...body.rows].map((element) => ({
    ...(JSON.parse(element.dataset.row ?? '{}') as TableRow),
    element,
  }));
  let state: QueryState = readQuery(location.search, names, columns);

  function show(): void {
    const arranged = arrangeRows(rows, state.filters, state.sort, state.order);
    body.replaceChildren(...arranged.map((row) => row.element));
    count.textContent = rowCount(arranged.length, rows.length);
    for (const heading of headings) {
      if (heading.dataset.column === state.sort) {
        heading.setAttribute('aria-sort', state.order === 'asc' ? 'ascending' : 'descending');
      } else {
        heading.removeAttribute('aria-sort');
      }
    }
    for (const select of selects) select.value = state.filters[select.name] ?? '';
  }

  function change(next: QueryState): void {
    state = next;
    history.replaceState(
      null,
      '',
      `${location.pathname}${writeQuery(location.search, names, state)}${location.hash}`,
    );
    show();
  }

  for (const heading of headings) {
    const name = heading.dataset.column ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const order = state.sort === name && state.order === 'asc' ? 'desc' : 'asc';
      change({ ...state, sort: name, order });
    });
  }
  form.addEventListener('change', () => {
    const chosen = selects
      .filter((select) => select.value !== '')
      .map((select) => [select.name, select.value]);
    change({ ...state, filters: Object.fromEntries(chosen) });
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    change({ filters: {}, sort: undefined, order: 'asc' });
  });
  form.addEventListener('submit', (event) => event.preventDefault());

  show();
}

/** Makes the leaderboards of the page sortable and filterable, from the state in the address. */
export function wakeLeaderboards(): void {
  for (const root of document.querySelectorAll<HTMLElement>('[data-leaderboard]')) wake(root);
}
