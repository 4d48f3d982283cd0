import { UsageError } from '../errors.js';
import { sha256Hex } from '../store/sha256.js';
import { iterativeMethods, type TicketMethod, ticketMethods, type ZooRecipe } from './zoo-recipe.js';

/** One training, from which one ticket or those of several states come. Plain data, as it travels to workers. */
export interface Chain {
  /** Hash of everything its tickets depend on. */
  readonly id: string;
  readonly method: TicketMethod;
  readonly seed: number;
  /** States of which tickets are written, ascending. Iterative pruning makes all states up to the last one. */
  readonly states: readonly number[];
  /** Training steps in all. */
  readonly steps: number;
}

export interface ZooSelection {
  readonly methods?: readonly TicketMethod[] | undefined;
  readonly states?: readonly number[] | undefined;
  readonly seeds?: readonly number[] | undefined;
}

/** What chains depend on besides the recipe. */
export interface ZooFacts {
  readonly sourceHash: string;
  readonly datasetHash: string;
  readonly engine: string;
  readonly stepsPerEpoch: number;
}

const lastState = 9;

/** States and seeds of each method unless others are asked for; nothing of rate rewinding. */
const defaults: Record<
  TicketMethod,
  { readonly states: readonly number[]; readonly seeds: readonly number[] }
> = {
  dense: { states: [3, 5, 6, 9], seeds: [0, 1, 2] },
  'imp-fine-tuning': { states: [lastState], seeds: [0, 1, 2] },
  'imp-weight-rewinding': { states: [lastState], seeds: [0] },
  'imp-rate-rewinding': { states: [lastState], seeds: [] },
  'one-shot': { states: [3, 6, 9], seeds: [0] },
  rigl: { states: [3, 6, 9], seeds: [0] },
  random: { states: [3, 5, 6, 9], seeds: [0] },
};

const largestState = 20;

/** Steps of the schedule that rewinding goes back in, and the step it goes back to. */
export function rewindingSteps({ rewinding }: ZooRecipe, stepsPerEpoch: number): { to: number; end: number } {
  return { to: Math.round(rewinding.to * stepsPerEpoch), end: rewinding.epochs * stepsPerEpoch };
}

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
  const chains = (selection.methods ?? ticketMethods).flatMap((method) => {
    const asked = ascending(selection.states ?? defaults[method].states);
    const seeds =
      selection.seeds ??
      (selection.methods && defaults[method].seeds.length === 0 ? [0] : defaults[method].seeds);
    const groups = groupsOf(method, asked);
    return ascending(seeds).flatMap((seed) =>
      groups.map((states): Chain => {
        // A control of one state is another training than that of the next; an iterative one is the same, only longer.
        const of = iterativeMethods.has(method) ? null : states[0]!;
        const { stepsPerEpoch, ...inputs } = facts;
        const id = sha256Hex(JSON.stringify([1, method, seed, of, recipe, inputs])).slice(0, 16);
        return { id, method, seed, states, steps: stepsOf(method, states.at(-1)!, recipe, stepsPerEpoch) };
      }),
    );
  });
  if (chains.length === 0) throw new UsageError('invalid selection: got no ticket, expected at least one');
  return chains.toSorted((a, b) => b.steps - a.steps);
}

/** The states of each training. A round of pruning makes the parent of the next, so that no state is left out. */
function groupsOf(method: TicketMethod, states: readonly number[]): (readonly number[])[] {
  if (method === 'dense') return [states];
  if (!iterativeMethods.has(method)) return states.map((state) => [state]);
  // Weight rewinding trains a source of its own, which is its state 0.
  const first = method === 'imp-weight-rewinding' ? 0 : 1;
  return [Array.from({ length: states.at(-1)! - first + 1 }, (_, index) => first + index)];
}

function stepsOf(method: TicketMethod, last: number, recipe: ZooRecipe, stepsPerEpoch: number): number {
  const { to, end } = rewindingSteps(recipe, stepsPerEpoch);
  if (method === 'imp-weight-rewinding') return end + last * (end - to);
  if (method === 'imp-rate-rewinding') return last * (end - to);
  return last * recipe.steps;
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}
