import type { Gradients, Weights } from '../src/index.js';
import { goldenScores } from './scores-golden.js';

const { inputs, labels } = goldenScores;

interface Layers {
  readonly hidden: number[];
  readonly logits: number[];
}

/** A small trainer, by hand: the network of golden/generate-scores.py and its gradients. */
export const perceptron = {
  /** Gradient of the mean cross-entropy with tanh units. */
  gradientsAt: (weights: Weights): Gradients =>
    mean(inputs.map((x, i) => backward(weights, x, logitGradient(weights, x, labels[i]!), (h) => 1 - h * h))),

  /** Mean of the squared gradients of the samples. */
  squaredGradientsAt: (weights: Weights): Gradients =>
    mean(
      inputs.map((x, i) =>
        backward(weights, x, logitGradient(weights, x, labels[i]!), (h) => 1 - h * h).map((each) =>
          each.map((value) => value * value),
        ),
      ),
    ),

  /** Gradient of the sum of the outputs for an input of ones with rectified units. */
  flowGradientsAt: (magnitudes: Weights): Gradients => {
    const x = inputs[0]!.map(() => 1);
    const { hidden, logits } = forward(magnitudes, x, (z) => Math.max(z, 0));
    const ones = logits.map(() => 1);
    return mean([backwardFrom(magnitudes, x, hidden, ones, (h) => (h > 0 ? 1 : 0))]);
  },
};

function forward(weights: Weights, x: readonly number[], activation: (z: number) => number): Layers {
  const hidden = affine(weights, 'fc1', x).map(activation);
  return { hidden, logits: affine(weights, 'fc2', hidden) };
}

function affine(weights: Weights, name: string, x: readonly number[]): number[] {
  const { data } = weights.get(`${name}.weight`)!;
  const bias = weights.get(`${name}.bias`)!.data;
  return Array.from(bias, (b, row) =>
    x.reduce((sum, value, i) => sum + data[row * x.length + i]! * value, b),
  );
}

function logitGradient(weights: Weights, x: readonly number[], label: number): number[] {
  const { logits } = forward(weights, x, Math.tanh);
  const exponentials = logits.map(Math.exp);
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value, i) => value / total - (i === label ? 1 : 0));
}

function backward(
  weights: Weights,
  x: readonly number[],
  gradient: number[],
  slope: (hidden: number) => number,
): number[][] {
  return backwardFrom(weights, x, forward(weights, x, Math.tanh).hidden, gradient, slope);
}

/** Gradients of fc1.weight and fc2.weight, row-major. */
function backwardFrom(
  weights: Weights,
  x: readonly number[],
  hidden: number[],
  gradient: number[],
  slope: (hidden: number) => number,
): number[][] {
  const { data } = weights.get('fc2.weight')!;
  const hiddenGradient = hidden.map(
    (h, i) => slope(h) * gradient.reduce((sum, g, row) => sum + g * data[row * hidden.length + i]!, 0),
  );
  return [
    hiddenGradient.flatMap((g) => x.map((value) => g * value)),
    gradient.flatMap((g) => hidden.map((h) => g * h)),
  ];
}

function mean(samples: readonly number[][][]): Gradients {
  const [first, second] = [0, 1].map((layer) =>
    samples[0]![layer]!.map(
      (_, i) => samples.reduce((sum, each) => sum + each[layer]![i]!, 0) / samples.length,
    ),
  );
  return new Map([
    ['fc1.weight', { data: Float32Array.from(first!), shape: [5, 4] }],
    ['fc2.weight', { data: Float32Array.from(second!), shape: [3, 5] }],
  ]);
}
