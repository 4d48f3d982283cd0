import { InvalidArgumentError } from '../errors.js';
import type { FloatTensor } from '../weights.js';
import type { Layer, LayerVariable } from './model-layers.js';

/** The variables of layers by name, each once though layers may share it. */
export function variablesByName(layers: readonly Layer[]): Map<string, LayerVariable> {
  const variables = new Map<string, LayerVariable>();
  for (const variable of layers.flatMap(({ weights }) => weights)) {
    const other = variables.get(variable.originalName);
    if (other !== undefined && other !== variable) {
      throw new InvalidArgumentError('model', `two variables "${variable.originalName}"`, 'each name once');
    }
    variables.set(variable.originalName, variable);
  }
  return variables;
}

/** Copies of the values of variables, read without blocking. */
export async function readWeights(
  variables: ReadonlyMap<string, LayerVariable>,
): Promise<Map<string, FloatTensor>> {
  const weights = new Map<string, FloatTensor>();
  for (const [name, variable] of variables) {
    const value = variable.read();
    if (value.dtype !== 'float32') {
      throw new InvalidArgumentError(`dtype of "${name}"`, value.dtype, 'float32');
    }
    const data = (await value.data()) as Float32Array;
    weights.set(name, { data: data.slice(), shape: value.shape });
  }
  return weights;
}
