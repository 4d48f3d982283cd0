import { InvalidArgumentError } from '../errors.js';
import { type FloatTensor, requireTensor, type Weights } from '../weights.js';
import { type Gradients, requireGradient } from './gradients.js';

type GradientsAt = (weights: Weights, names: readonly string[]) => Gradients | Promise<Gradients>;

/**
 * H g, the Hessian of the loss over the named parameters times its gradient, by a central difference of gradients along
 * g: (g(w + d g) - g(w - d g)) / 2d. Three calls of `gradientsAt`, and so no second derivatives from the trainer.
 *
 * The error grows with step^2 and, from float32 gradients, with 1e-7 / step. It stays small only where the gradient
 * has no jumps on the way: of a network of ReLUs `gradientsAt` should take the gradient with the gates, open or closed,
 * that the ReLUs have at `weights`. Otherwise every gate that switches adds an error that no smaller step removes.
 *
 * @param step length of d g relative to that of w, > 0, default 0.001.
 * @throws {MissingGradientsError | InvalidArgumentError | NonFiniteError} if the gradients do not fit the weights.
 */
export async function hessianGradientProduct(
  weights: Weights,
  names: readonly string[],
  gradientsAt: GradientsAt,
  step = 0.001,
): Promise<Gradients> {
  if (!(step > 0 && Number.isFinite(step)))
    throw new InvalidArgumentError('step', step, 'a finite number > 0');
  const gradientAt = async (at: Weights) => {
    const gradients = await gradientsAt(at, names);
    return new Map(
      names.map((name) => {
        const { data, shape } = requireTensor(weights, name);
        return [name, { data: requireGradient(gradients, 'gradients', name, data.length), shape }];
      }),
    );
  };
  const gradient = await gradientAt(weights);
  const length = norm(gradient, names);
  if (length === 0) return gradient;
  const distance = (step * (norm(weights, names) || 1)) / length;
  const ahead = await gradientAt(moved(weights, gradient, distance));
  const behind = await gradientAt(moved(weights, gradient, -distance));
  return new Map(
    [...ahead].map(([name, { data, shape }]) => {
      const other = behind.get(name)!.data;
      return [name, { data: data.map((value, i) => (value - other[i]!) / (2 * distance)), shape }];
    }),
  );
}

function norm(tensors: Weights, names: readonly string[]): number {
  let squares = 0;
  for (const name of names) for (const value of requireTensor(tensors, name).data) squares += value * value;
  return Math.sqrt(squares);
}

function moved(weights: Weights, gradient: Gradients, distance: number): Map<string, FloatTensor> {
  const result = new Map(weights);
  for (const [name, { data }] of gradient) {
    const { data: start, shape } = requireTensor(weights, name);
    result.set(name, { data: start.map((weight, i) => weight + distance * data[i]!), shape });
  }
  return result;
}
