import { canonicalJson } from '../canonical-json.js';
import type { Cell, MeasuredCell } from '../schema/cell.js';
import { type Adapted, methodLabels, methodOption } from './method-labels.js';

/** What is compared: all that makes an adaptation, or options of it by their keys. */
export type Compared = 'method' | readonly [string, ...string[]];

/** Options that go with another: they belong to an arm where that one is compared. */
const companions: Readonly<Record<string, readonly string[]>> = {
  prompt: ['imageSize'],
  map: ['assignment', 'sourcesPerClass'],
  resolution: ['imageSize'],
};

function comparedKeys(by: Exclude<Compared, 'method'>): Set<string> {
  return new Set(by.flatMap((key) => [key, ...(companions[key] ?? [])]));
}

type Options = Cell['methodOptions'];

function optionsWhere(cell: Adapted, wanted: (key: string) => boolean): Options {
  const keys = new Set([...Object.keys(cell.methodOptions), 'prompt']);
  const entries = [...keys].filter(wanted).map((key) => [key, methodOption(cell, key)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Options;
}

/** The budget as an option, so that it is named where it differs. */
function budgetOption({ budget }: Cell): Options {
  return { budget: `${budget.amount} ${budget.kind}` };
}

/** The part of a cell that sets its arm apart. */
function armOf(cell: Cell, by: Compared): Adapted {
  const { method } = cell;
  if (by === 'method') {
    return { method, methodOptions: { ...optionsWhere(cell, () => true), ...budgetOption(cell) } };
  }
  const keys = comparedKeys(by);
  return { method, methodOptions: optionsWhere(cell, (key) => keys.has(key)) };
}

/** The adaptation of a cell as far as it is the same for all arms. */
function restOf(cell: Cell, by: readonly [string, ...string[]]): Adapted {
  const keys = comparedKeys(by);
  const options = optionsWhere(cell, (key) => !keys.has(key));
  return { method: cell.method, methodOptions: { ...options, ...budgetOption(cell) } };
}

/** Names the arm of a cell: cells of one arm have the same. */
export function armKey(cell: Cell, by: Compared): string {
  return canonicalJson({ ...armOf(cell, by) });
}

/** Names all that is the same for the arms of a comparison, but the seed: source, ticket, data and the other options. */
export function settingKey(cell: MeasuredCell, by: Compared): string {
  const { source, ticket, dataset, shots } = cell;
  return canonicalJson({
    weights: source.weightsHash,
    ticket: ticket.state === 0 ? 'dense' : { method: ticket.method, state: ticket.state },
    dataset: { name: dataset.name, hash: dataset.hash, nVal: dataset.nVal },
    shots: shots.asked,
    ...(by !== 'method' && { adaptation: { ...restOf(cell, by) } }),
  });
}

/** Whether a cell has every option that is compared. */
export function takesPart(cell: Cell, by: Compared): boolean {
  return by === 'method' || by.every((key) => methodOption(cell, key) !== undefined);
}

type Label = (cell: Cell) => string;

/** What `part` takes of each cell, as short as it can be; the method is named only where it varies or nothing else does. */
function partLabels(cells: readonly Cell[], part: (cell: Cell) => Adapted): Label {
  const labelOf = methodLabels(cells.map(part));
  const methods = new Set(cells.map(({ method }) => method)).size;
  return (cell) => {
    const label = labelOf(part(cell));
    return methods > 1 ? label : label.replace(/^[LV]P, /, '');
  };
}

/** Names of the arms of cells for people: `map ilm`, or `VP, map ilm` where there are several methods. */
export function armLabels(cells: readonly Cell[], by: Compared): Label {
  return partLabels(cells, (cell) => armOf(cell, by));
}

/** Names for people of the adaptation that is the same for all arms; empty where methods are compared. */
export function restLabels(cells: readonly Cell[], by: Compared): Label {
  return by === 'method' ? () => '' : partLabels(cells, (cell) => restOf(cell, by));
}
