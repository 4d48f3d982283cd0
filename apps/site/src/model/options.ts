import type { Cell } from '@reticket/results';

/** The options of a method that take more than one value among `cells`, each with its own key, sorted. */
export function varyingOptions(cells: readonly Cell[], method: Cell['method']): string[] {
  const seen = new Map<string, Set<string>>();
  const ofMethod = cells.filter((cell) => cell.method === method);
  const keys = new Set(ofMethod.flatMap((cell) => Object.keys(cell.methodOptions)));
  for (const cell of ofMethod) {
    for (const key of keys) {
      const values = seen.get(key) ?? new Set();
      values.add(String(cell.methodOptions[key] ?? 'none'));
      seen.set(key, values);
    }
  }
  return [...seen]
    .filter(([, values]) => values.size > 1)
    .map(([key]) => key)
    .sort();
}

/** `LP`, or `VP, map ilm` where the run holds more than one map. */
export function methodLabel(cell: Cell, varying: readonly string[]): string {
  const details = varying
    .filter((key) => cell.methodOptions[key] !== undefined)
    .map((key) => `${key} ${cell.methodOptions[key]}`);
  return [cell.method, ...details].join(', ');
}
