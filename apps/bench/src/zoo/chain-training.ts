import { type Network, prunableParameters, type Weights } from '@reticket/network';
import {
  beginMasked,
  denseMasks,
  iterativePruning,
  type MaskedState,
  type Masks,
  prune,
  randomMasksLike,
  rigl,
  type SparseMethod,
  sparsityOfState,
  staticSparsity,
  type TrainingState,
} from '@reticket/sparsity';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { initializeWeights } from '../pretrain/initialize-weights.js';
import { epochOf, learningRateAt } from '../pretrain/learning-rate.js';
import { seededStream } from '../pretrain/seeded-stream.js';
import { denseRounds } from './dense-rounds.js';
import { type Chain, rewindingSteps } from './plan-zoo.js';
import { iterativeMethods, rewindingRecipe, type ZooRecipe } from './zoo-recipe.js';

export interface ChainInputs {
  readonly chain: Chain;
  readonly recipe: ZooRecipe;
  readonly network: Network;
  readonly source: Weights;
  readonly stepsPerEpoch: number;
}

/** Share of the training after which RigL moves no connection any more (Evci et al. 2020, section 4). */
const riglStop = 0.75;

/** Moves of RigL in the steps of one round. */
const riglMovesPerRound = 4;

/** The learning rate at a step of a chain. */
export function chainLearningRate({ chain, recipe, stepsPerEpoch }: ChainInputs): (step: number) => number {
  if (chain.method === 'imp-weight-rewinding' || chain.method === 'imp-rate-rewinding') {
    const schedule = rewindingRecipe(recipe, chain.seed);
    return (step) => learningRateAt(epochOf(step, stepsPerEpoch), schedule);
  }
  const { steps, learningRate } = recipe;
  return (step) => (learningRate * (1 + Math.cos((Math.PI * (step % steps)) / steps))) / 2;
}

/** Where a chain begins. Weight rewinding begins from scratch, all others with the source. */
export function beginChain({ chain, network, source, recipe, stepsPerEpoch }: ChainInputs): MaskedState {
  const names = prunableParameters(network);
  const { method, seed } = chain;
  if (method === 'imp-weight-rewinding') {
    const weights = initializeWeights(network, seededStream(seed, 'weights'));
    const training = { step: 0, weights, momentum: new Map() };
    return beginMasked(training, denseMasks(training, names));
  }
  // The source is at the end of the schedule that rate rewinding goes back in.
  const step = method === 'imp-rate-rewinding' ? rewindingSteps(recipe, stepsPerEpoch).end : 0;
  const training = { step, weights: source, momentum: new Map() };
  if (iterativeMethods.has(method)) return beginMasked(training, denseMasks(training, names));
  const sparsity = sparsityOfState(chain.states[0]!);
  const { masks } = prune(source, names, { method: 'magnitude-global', sparsity });
  return beginMasked(training, method === 'one-shot' ? masks : randomMasks(masks, seed));
}

/**
 * The method of a chain. For weight rewinding there are two, one after the other: dense training to the step to go back
 * to, and then, with that state as `to`, the rounds.
 */
export function methodOfChain(
  { chain, recipe, stepsPerEpoch }: ChainInputs,
  to?: TrainingState,
): SparseMethod {
  const rounds = chain.states.at(-1)!;
  const { to: step, end } = rewindingSteps(recipe, stepsPerEpoch);
  const length = rounds * recipe.steps;
  switch (chain.method) {
    case 'dense':
      return denseRounds(rounds, recipe.steps);
    case 'imp-fine-tuning':
      return iterativePruning({
        rounds,
        retraining: { kind: 'fine-tuning', start: 0, steps: recipe.steps },
      });
    case 'imp-weight-rewinding':
      if (to === undefined) return staticSparsity({ end: step });
      return iterativePruning({ rounds, retraining: { kind: 'weight-rewinding', to, end } });
    case 'imp-rate-rewinding':
      return iterativePruning({ rounds, retraining: { kind: 'rate-rewinding', step, end } });
    case 'rigl': {
      const interval = Math.max(1, Math.floor(recipe.steps / riglMovesPerRound));
      return rigl({ interval, stop: Math.max(1, Math.floor(riglStop * length)), end: length });
    }
    default:
      return staticSparsity({ end: length });
  }
}

/** The state that a training stands at the end of, `undefined` in between. */
export function finishedState(
  { chain, recipe, stepsPerEpoch }: ChainInputs,
  state: MaskedState,
): number | undefined {
  const { step } = state.training;
  const { end } = rewindingSteps(recipe, stepsPerEpoch);
  switch (chain.method) {
    case 'imp-weight-rewinding':
    case 'imp-rate-rewinding':
      return step === end && state.steps > 0 ? state.round : undefined;
    case 'dense':
    case 'imp-fine-tuning':
      return step > 0 && step % recipe.steps === 0 ? step / recipe.steps : undefined;
    default:
      return step === chain.states[0]! * recipe.steps ? chain.states[0] : undefined;
  }
}

function randomMasks(like: Masks, seed: number): Masks {
  const generator = seededStream(seed, 'masks');
  return randomMasksLike(like, () => uniformFloat64(generator));
}
