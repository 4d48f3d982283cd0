import { prunableParameters } from '@reticket/network';
import { beginMasked, denseMasks, iterativePruning, staticSparsity } from '@reticket/sparsity';
import { initializeWeights } from '../../pretrain/initialize-weights.js';
import { epochOf, learningRateAt } from '../../pretrain/learning-rate.js';
import { seededStream } from '../../pretrain/seeded-stream.js';
import { rewindingRecipe, rewindingSteps } from '../zoo-recipe.js';
import { fromSource } from './from-source.js';
import { iterative, statesFrom } from './iterative.js';
import type { TicketMethod, TrainingInputs } from './ticket-method.js';

const stepsOf = ({ recipe, stepsPerEpoch }: TrainingInputs) => rewindingSteps(recipe, stepsPerEpoch);

/** Rounds that go back in the schedule of a training from scratch, and end where it ends. */
const rewindingRounds = {
  ...iterative,
  learningRate: ({ recipe, seed, stepsPerEpoch }) => {
    const schedule = rewindingRecipe(recipe, seed);
    return (step) => learningRateAt(epochOf(step, stepsPerEpoch), schedule);
  },
  finished: (inputs, { training, steps, round }) =>
    training.step === stepsOf(inputs).end && steps > 0 ? round : undefined,
  passed: (_, { round }) => round - 1,
} as const satisfies Partial<TicketMethod>;

const origin = { score: 'magnitude', allocation: 'global', structure: 'unstructured' };

export const weightRewinding: TicketMethod = Object.freeze<TicketMethod>({
  ...rewindingRounds,
  summary: 'the same in a training from scratch, back to its weights of epoch k in every round',
  seeds: [0],
  origin: { ...origin, schedule: 'imp-weight-rewinding' },
  weights: 'retrained',
  // It trains a source of its own, which is its state 0.
  trainings: statesFrom(0),
  steps: (state, recipe, stepsPerEpoch) => {
    const { to, end } = rewindingSteps(recipe, stepsPerEpoch);
    return end + state * (end - to);
  },
  begin: ({ network, seed }) => {
    const weights = initializeWeights(network, seededStream(seed, 'weights'));
    const training = { step: 0, weights, momentum: new Map() };
    return beginMasked(training, denseMasks(training, prunableParameters(network)));
  },
  early: (inputs) => staticSparsity({ end: stepsOf(inputs).to }),
  sparseMethod: (inputs, early) =>
    iterativePruning({
      rounds: inputs.states.at(-1)!,
      retraining: { kind: 'weight-rewinding', to: early!, end: stepsOf(inputs).end },
    }),
});

export const rateRewinding: TicketMethod = Object.freeze<TicketMethod>({
  ...rewindingRounds,
  summary: "the same from the source's weights, back to the learning rate of epoch k",
  seeds: [],
  origin: { ...origin, schedule: 'imp-rate-rewinding' },
  trainings: statesFrom(1),
  steps: (state, recipe, stepsPerEpoch) => {
    const { to, end } = rewindingSteps(recipe, stepsPerEpoch);
    return state * (end - to);
  },
  // The source is at the end of the schedule that it goes back in.
  begin: (inputs) => fromSource(inputs, stepsOf(inputs).end),
  sparseMethod: (inputs) => {
    const { to: step, end } = stepsOf(inputs);
    return iterativePruning({
      rounds: inputs.states.at(-1)!,
      retraining: { kind: 'rate-rewinding', step, end },
    });
  },
});
