import { UsageError } from '../errors.js';
import { sha256Hex } from '../store/sha256.js';
import { type TicketMethodName, ticketMethod, ticketMethodNames } from './methods/registry.js';
import type { TicketMethod } from './methods/ticket-method.js';
import type { ZooRecipe } from './zoo-recipe.js';

/** One training, from which one ticket or those of several states come. Plain data, as it travels to workers. */
export interface Chain {
  /** Hash of everything its tickets depend on. */
  readonly id: string;
  readonly method: TicketMethodName;
  readonly seed: number;
  /** States of which tickets are written, ascending. Iterative pruning makes all states up to the last one. */
  readonly states: readonly number[];
  /** Training steps in all. */
  readonly steps: number;
}

export interface ZooSelection {
  readonly methods?: readonly TicketMethodName[] | undefined;
  readonly states?: readonly number[] | undefined;
  readonly seeds?: readonly number[] | undefined;
}

/** What chains depend on besides the recipe. */
export interface ZooFacts {
  readonly sourceHash: string;
  readonly datasetHash: string;
  readonly engine: string;
  readonly stepsPerEpoch: number;
  /** Bytes of a worker: sums over smaller batches round otherwise. */
  readonly memoryLimit?: number | undefined;
}

const largestState = 20;

/**
 * The chains of a zoo, the longest first, so that workers finish together.
 *
 * @throws UsageError for a state outside 1..20, or a selection of nothing.
 */
export function planZoo(recipe: ZooRecipe, selection: ZooSelection, facts: ZooFacts): Chain[] {
  for (const state of selection.states ?? []) {
    if (state < 1 || state > largestState)
      throw new UsageError(`invalid state: got ${state}, expected 1 <= s <= ${largestState}`);
  }
  const chains = (selection.methods ?? ticketMethodNames).flatMap((name) => {
    const method = ticketMethod(name);
    const trainings = method.trainings(ascending(selection.states ?? method.states));
    return ascending(selection.seeds ?? seedsOf(method, selection)).flatMap((seed) =>
      trainings.map((states): Chain => {
        // A control of one state is another training than that of the next; an iterative one is the same, only longer.
        const of = method.iterative ? null : states[0]!;
        const { stepsPerEpoch, ...inputs } = facts;
        const id = sha256Hex(JSON.stringify([1, name, seed, of, recipe, inputs])).slice(0, 16);
        return { id, method: name, seed, states, steps: method.steps(states.at(-1)!, recipe, stepsPerEpoch) };
      }),
    );
  });
  if (chains.length === 0) throw new UsageError('invalid selection: got no ticket, expected at least one');
  return chains.toSorted((a, b) => b.steps - a.steps);
}

/** A method without seeds is made only if it is asked for. */
function seedsOf({ seeds }: TicketMethod, { methods }: ZooSelection): readonly number[] {
  return methods !== undefined && seeds.length === 0 ? [0] : seeds;
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}
