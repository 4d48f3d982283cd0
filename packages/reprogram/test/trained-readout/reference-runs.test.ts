import { describe, expect, it } from 'vitest';
import {
  fitPromptAndReadout,
  type LinearProbe,
  type OptimizerChoice,
  type TrainedReadout,
} from '../../src/index.js';
import { largestDifference, readGolden } from '../read-golden.js';
import { referenceTask } from '../reference-task.js';

interface Run {
  readonly optimizer: OptimizerChoice['kind'];
  readonly kind: 'linear' | 'head';
  readonly losses: number[];
  readonly theta: number[];
  readonly weight: number[];
  readonly bias: number[];
}

const runs = readGolden<Run[]>('trained-readouts');

const wave = (count: number, phase: number, amplitude: number) =>
  Float32Array.from({ length: count }, (_, index) => amplitude * Math.sin(1.3 * index * index + phase));

/** The head that `generate_trained_readouts.py` starts from. */
const probe: LinearProbe = {
  weight: wave(4 * 16, 0.5, 0.25),
  bias: wave(4, 1.5, 0.1),
  mean: new Float32Array(16),
  std: new Float32Array(16).fill(1),
  classes: 4,
  width: 16,
};

/** Weight [K, inputs] and bias [K] of what a run of the kind gives. */
async function layerOf(kind: Run['kind'], optimizer: OptimizerChoice, onStep: (loss: number) => void) {
  const rates = { learningRate: 0.02, weightDecay: 0.1 };
  const readout: TrainedReadout =
    kind === 'linear' ? { kind, ...rates } : { kind, ...rates, start: { kind: 'probe', probe } };
  const task = await referenceTask();
  const fit = await fitPromptAndReadout({ ...task, optimizer, readout, onStep: ({ loss }) => onStep(loss) });
  const theta = fit.values.theta!.data;
  if (fit.readout.kind === 'head') return { theta, ...fit.readout.probe };
  const { weights, bias, sourceClasses, targetClasses } = fit.readout.weights;
  const weight = Float32Array.from(
    weights,
    (_, at) => weights[(at % sourceClasses) * targetClasses + Math.floor(at / sourceClasses)]!,
  );
  return { theta, weight, bias: bias! };
}

describe('fitPromptAndReadout', () => {
  it.each(runs)('repeats a PyTorch run with a $kind readout and $optimizer', async ({ kind, ...run }) => {
    const losses: number[] = [];
    const { theta, weight, bias } = await layerOf(kind, { kind: run.optimizer }, (loss) => losses.push(loss));
    expect(losses).toHaveLength(21);
    expect(largestDifference(losses, run.losses)).toBeLessThan(1e-4);
    expect(largestDifference(theta, run.theta)).toBeLessThan(1e-4);
    expect(largestDifference(weight, run.weight)).toBeLessThan(1e-4);
    expect(largestDifference(bias, run.bias)).toBeLessThan(1e-4);
  });
});
