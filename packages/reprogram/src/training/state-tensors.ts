import { type FloatTensor, floatTensor } from '@reticket/network';
import type { TensorEntry, TensorInput } from '@reticket/safetensors';
import type { OptimizerState } from './optimizer.js';
import { invalidState } from './state-header.js';

/** Tensors of a file that is written. */
export type StateTensors = Map<string, TensorInput>;

/** Tensors of a file that was read. */
export type StateEntries = ReadonlyMap<string, TensorEntry>;

/** Puts values as `<prefix>/<name>`. */
export function putValues(
  tensors: StateTensors,
  prefix: string,
  values: Iterable<readonly [string, FloatTensor]>,
): void {
  for (const [name, { data, shape }] of values) {
    tensors.set(`${prefix}/${name}`, { dtype: 'F32', shape, data });
  }
}

/** Puts what optimisers remember as `optimizer/<moment>/<name>`, and returns their steps by name for the header. */
export function putOptimizers(
  tensors: StateTensors,
  optimizers: Readonly<Record<string, OptimizerState>>,
): Record<string, number> {
  for (const [name, { moments }] of Object.entries(optimizers)) {
    for (const [moment, data] of Object.entries(moments)) {
      tensors.set(`optimizer/${moment}/${name}`, { dtype: 'F32', shape: [data.length], data });
    }
  }
  return Object.fromEntries(Object.entries(optimizers).map(([name, { steps }]) => [name, steps]));
}

/** A copy of a tensor's values. @throws InvalidArgumentError where there are no floats of that name. */
function floatsOf(tensors: StateEntries, name: string): Float32Array {
  const tensor = tensors.get(name);
  if (tensor?.dtype !== 'F32') throw invalidState(`${name} of ${tensor?.dtype ?? 'nothing'}`, 'F32');
  return tensor.data.slice();
}

/** Copies of the values that `putValues` put under a prefix. */
export function valuesUnder(tensors: StateEntries, prefix: string): [string, FloatTensor][] {
  return [...tensors]
    .filter(([name]) => name.startsWith(`${prefix}/`))
    .map(([name, { shape }]) => [name.slice(prefix.length + 1), floatTensor(floatsOf(tensors, name), shape)]);
}

/** What `putOptimizers` put, copied. */
export function optimizersOf(
  tensors: StateEntries,
  optimizerSteps: Readonly<Record<string, number>>,
): Record<string, OptimizerState> {
  const momentsOf = (name: string) =>
    [...tensors.keys()]
      .map((tensor) => tensor.split('/'))
      .filter(([kind, , ...rest]) => kind === 'optimizer' && rest.join('/') === name)
      .map(([, moment]) => [moment!, floatsOf(tensors, `optimizer/${moment}/${name}`)] as const);
  return Object.fromEntries(
    Object.entries(optimizerSteps).map(([name, steps]) => [
      name,
      { steps, moments: Object.fromEntries(momentsOf(name)) },
    ]),
  );
}
