import { describe, expect, it } from 'vitest';
import { type GradientSource, type Masks, prune, pruneInRounds, type Weights } from '../src/index.js';
import { allFlags, expectRejection, totalOnes, vector } from './helpers.js';
import { perceptron } from './perceptron.js';
import { goldenScores, scoredNames, scoredWeights, tensorsOf } from './scores-golden.js';

const { sparsity, cases, synflowInRounds } = goldenScores;
const synflow = { method: 'synflow-global', sparsity, schedule: 'exponential', floor: 0 };

describe('pruneInRounds', () => {
  it('gives the masks of SynFlow in ten exponential rounds by torch', async () => {
    const { masks, pruning } = await pruneInRounds(scoredWeights, scoredNames, {
      ...synflow,
      rounds: synflowInRounds.rounds,
      source: perceptron,
    });
    expect(allFlags(masks)).toEqual(synflowInRounds.masks);
    expect(pruning).toMatchObject({
      score: 'synflow',
      schedule: 'exponential',
      sparsity: { asked: sparsity },
    });
  });

  it.each(['snip', 'taylor', 'grasp', 'obs', 'synflow'])(
    'asks a trainer for what %s needs',
    async (score) => {
      const { masks } = await pruneInRounds(scoredWeights, scoredNames, {
        ...synflow,
        method: `${score}-global`,
        rounds: 1,
        source: perceptron,
      });
      expect(allFlags(masks)).toEqual(cases.find((each) => each.score === score)!.masks);
    },
  );

  it('prefers the Hessian-gradient product of the trainer', async () => {
    const source: GradientSource = {
      hessianGradientsAt: async () => tensorsOf(goldenScores.evidence.hessianGradients),
    };
    const { masks } = await pruneInRounds(scoredWeights, scoredNames, {
      ...synflow,
      method: 'grasp-global',
      rounds: 1,
      source,
    });
    expect(allFlags(masks)).toEqual(cases.find(({ score }) => score === 'grasp')!.masks);
  });

  it('nests each round in the last and reports it', async () => {
    const rounds: { round: number; masks: Masks }[] = [];
    await pruneInRounds(scoredWeights, scoredNames, {
      ...synflow,
      schedule: 'linear',
      rounds: 3,
      source: perceptron,
      onRound: (round, { masks }) => rounds.push({ round, masks }),
    });
    expect(rounds.map(({ round, masks }) => [round, totalOnes(masks)])).toEqual([
      [1, 28],
      [2, 21],
      [3, 14],
    ]);
    for (const name of scoredNames) {
      expect(rounds[1]!.masks.get(name)!.isSubsetOf(rounds[0]!.masks.get(name)!)).toBe(true);
      expect(rounds[2]!.masks.get(name)!.isSubsetOf(rounds[1]!.masks.get(name)!)).toBe(true);
    }
  });

  it('asks for flow at the absolute values of all weights that are left', async () => {
    const seen: Weights[] = [];
    const weights = new Map([
      ['a', vector(-1, 2, -3, 4)],
      ['bias', vector(-5)],
    ]);
    const source = {
      flowGradientsAt: (at: Weights) => {
        seen.push(at);
        return new Map([['a', vector(1, 1, 1, 1)]]);
      },
    };
    await pruneInRounds(weights, ['a'], {
      method: 'synflow-global',
      sparsity: 0.5,
      schedule: 'linear',
      rounds: 2,
      source,
    });
    expect(seen.map((at) => [...at.get('a')!.data, ...at.get('bias')!.data])).toEqual([
      [1, 2, 3, 4, 5],
      [0, 2, 3, 4, 5],
    ]);
  });

  it('without gradients, is one-shot pruning of the same weights', async () => {
    const options = { method: 'magnitude-erk', sparsity: 0.7 };
    const { masks } = await pruneInRounds(scoredWeights, scoredNames, {
      ...options,
      schedule: 'cubic',
      rounds: 5,
      source: {},
    });
    expect(allFlags(masks)).toEqual(allFlags(prune(scoredWeights, scoredNames, options).masks));
  });

  it('refuses a trainer that lacks what the score needs', async () => {
    for (const [method, lacks] of [
      ['snip-global', 'gradientsAt'],
      ['grasp-global', 'gradientsAt'],
      ['obs-global', 'squaredGradientsAt'],
      ['synflow-global', 'flowGradientsAt'],
    ] as const) {
      await expectRejection(
        () => pruneInRounds(scoredWeights, scoredNames, { ...synflow, method, rounds: 1, source: {} }),
        'RETICKET_MISSING_GRADIENTS',
        `invalid gradient source's ${lacks}: got none, expected a function`,
      );
    }
  });

  it('refuses rounds that are no count', async () => {
    for (const rounds of [0, 1.5]) {
      await expectRejection(
        () => pruneInRounds(scoredWeights, scoredNames, { ...synflow, rounds, source: perceptron }),
        'RETICKET_INVALID_ARGUMENT',
        `invalid rounds: got ${rounds}, expected a positive integer`,
      );
    }
  });

  it('stops between rounds when aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const rounds: number[] = [];
    const run = pruneInRounds(scoredWeights, scoredNames, {
      ...synflow,
      rounds: 5,
      source: perceptron,
      signal: controller.signal,
      onRound: (round) => {
        rounds.push(round);
        if (round === 2) controller.abort(reason);
      },
    });
    await expect(run).rejects.toBe(reason);
    expect(rounds).toEqual([1, 2]);
  });
});
