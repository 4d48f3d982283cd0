import { canonicalJson } from '../canonical-json.js';
import type { Cell } from '../schema/cell.js';

/** How a cell adapts. */
export type Adapted = Pick<Cell, 'method' | 'methodOptions'>;

type Option = Cell['methodOptions'][string];

/** An option of a cell. A visual prompt that is not named is `expansive`: there was no other when runs were first kept. */
export function methodOption({ method, methodOptions }: Adapted, key: string): Option | undefined {
  const value = Object.hasOwn(methodOptions, key) ? methodOptions[key] : undefined;
  return value === undefined && method === 'VP' && key === 'prompt' ? 'expansive' : value;
}

const distinct = (values: readonly unknown[]): number => new Set(values).size;

function optionsText(cell: Adapted, keys: readonly string[]): string {
  return canonicalJson(keys.map((key) => methodOption(cell, key) ?? null));
}

/**
 * The options that tell the cells of one method apart, sorted: those of which cells have different values, and of those
 * that some cells lack only what is needed beyond that. An option that goes with another, such as the size of the image
 * inside a border with the prompt, is not among them.
 */
function tellingOptions(cells: readonly Adapted[]): string[] {
  const keys = [...new Set(cells.flatMap(({ methodOptions }) => Object.keys(methodOptions)))].sort();
  const valuesOf = (key: string) => cells.map((cell) => methodOption(cell, key));
  const telling = keys.filter((key) => distinct(valuesOf(key).filter((value) => value !== undefined)) > 1);
  const apart = distinct(cells.map((cell) => optionsText(cell, keys)));
  for (const key of keys) {
    if (distinct(cells.map((cell) => optionsText(cell, telling))) === apart) break;
    if (distinct(valuesOf(key)) > 1 && !telling.includes(key)) telling.push(key);
  }
  return telling.sort();
}

/**
 * Names of the methods among cells, as short as they can be: `LP`, and `VP, map ilm` where there are several maps.
 * Linear in the number of cells.
 */
export function methodLabels(cells: readonly Adapted[]): (cell: Adapted) => string {
  const telling = (method: Cell['method']) => tellingOptions(cells.filter((cell) => cell.method === method));
  const options = { LP: telling('LP'), VP: telling('VP') };
  return (cell) => {
    const details = options[cell.method].flatMap((key) => {
      const value = methodOption(cell, key);
      return value === undefined ? [] : [`${key} ${value}`];
    });
    return [cell.method, ...details].join(', ');
  };
}
