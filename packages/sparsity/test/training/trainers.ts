import {
  type FloatTensor,
  type MaskedState,
  type MaskedTrainer,
  type TrainingState,
  type TrainMaskedOptions,
  trainMasked,
} from '../../src/index.js';

/** A training of one-dimensional parameters that has not begun. */
export function untrained(parameters: Record<string, readonly number[]>): TrainingState {
  const weights = new Map<string, FloatTensor>(
    Object.entries(parameters).map(([name, values]) => [
      name,
      { data: Float32Array.from(values), shape: [values.length] },
    ]),
  );
  return { step: 0, weights, momentum: new Map() };
}

type Slope = (name: string, index: number, weight: number, step: number) => number;

/** Gradient descent with momentum 1/2 and rate 1/4 on whatever has the gradient `slope`. */
export function descent(slope: Slope): Required<MaskedTrainer> {
  return {
    train: async (state, masks, until) => {
      const weights = new Map<string, FloatTensor>();
      const momentum = new Map<string, Float32Array>();
      for (const [name, { data, shape }] of state.weights) {
        const next = data.slice();
        const velocity = state.momentum.get(name)?.slice() ?? new Float32Array(data.length);
        for (let step = state.step; step < until; step++) {
          for (let i = 0; i < next.length; i++) {
            const kept = masks.get(name)?.get(i) ?? true;
            velocity[i] = kept ? velocity[i]! / 2 + slope(name, i, next[i]!, step) : 0;
            next[i] = kept ? next[i]! - velocity[i]! / 4 : 0;
          }
        }
        weights.set(name, { data: next, shape });
        momentum.set(name, velocity);
      }
      return { step: until, weights, momentum };
    },
    denseGradients: async ({ step, weights }, names) =>
      new Map(
        names.map((name) => {
          const { data, shape } = weights.get(name)!;
          return [name, { data: data.map((weight, i) => slope(name, i, weight, step)), shape }];
        }),
      ),
  };
}

/** A quadratic whose minimum wanders from step to step, as batches do. */
export const wandering: Required<MaskedTrainer> = descent(
  (name, index, weight, step) => weight - Math.sin(step + 3 * index + name.length),
);

/** A trainer that adds `drift` to the weights of `w` at every step. */
export function drifting(drift: readonly number[]): MaskedTrainer {
  return {
    train: async (state, masks, until) => {
      const weights = new Map(state.weights);
      const { data, shape } = weights.get('w')!;
      const mask = masks.get('w')!;
      weights.set('w', {
        data: data.map((weight, i) => (mask.get(i) ? weight + (until - state.step) * drift[i]! : 0)),
        shape,
      });
      return { ...state, step: until, weights };
    },
  };
}

/** Every state that a training yields. */
export async function statesOf(options: TrainMaskedOptions): Promise<MaskedState[]> {
  const states: MaskedState[] = [];
  for await (const state of trainMasked(options)) states.push(state);
  return states;
}

export function weightsOf(state: MaskedState, name = 'w'): number[] {
  return [...state.training.weights.get(name)!.data];
}
