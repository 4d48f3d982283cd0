import type { Gradients, Weights } from '../src/index.js';
import { goldenBytes } from './golden.js';

type Numbers = Record<string, number[]>;

interface GoldenScores {
  readonly weights: readonly { name: string; shape: number[]; values: number[] }[];
  readonly inputs: readonly number[][];
  readonly labels: readonly number[];
  readonly evidence: Record<'gradients' | 'hessianGradients' | 'squaredGradients' | 'flowGradients', Numbers>;
  readonly sparsity: number;
  readonly cases: readonly { score: string; scores: Numbers; masks: Record<string, string> }[];
  readonly synflowInRounds: { readonly rounds: number; readonly masks: Record<string, string> };
}

/** What torch computed of a small network in double precision; see golden/generate-scores.py. */
export const goldenScores = JSON.parse(new TextDecoder().decode(goldenBytes('scores.json'))) as GoldenScores;

export const scoredNames = ['fc1.weight', 'fc2.weight'];

export const scoredWeights: Weights = new Map(
  goldenScores.weights.map(({ name, shape, values }) => [name, { data: Float32Array.from(values), shape }]),
);

/** The golden arrays of the scored parameters. */
export function tensorsOf(numbers: Numbers): Gradients {
  return new Map(
    scoredNames.map((name) => [
      name,
      { data: Float32Array.from(numbers[name]!), shape: scoredWeights.get(name)!.shape },
    ]),
  );
}
