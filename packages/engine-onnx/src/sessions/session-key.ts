import { createHash } from 'node:crypto';
import { type Program, type Tensor, typeOf, type Weights } from '@reticket/network';

/** JSON has no infinity, which the end of a slice may be. */
function keepInfinity(_key: string, value: unknown): unknown {
  return value === Number.POSITIVE_INFINITY ? 'Infinity' : value;
}

function structureOf({ name, inputs, parameters, constants, nodes, outputs }: Program): string {
  const constantTypes = [...constants].map(([constant, tensor]) => [constant, typeOf(tensor)]);
  const structure = [name, [...inputs], [...parameters], constantTypes, nodes, [...outputs]];
  return JSON.stringify(structure, keepInfinity);
}

/**
 * SHA-256 of a program and the weights bound to it. It is taken of the values at every compilation and not remembered
 * by tensor, because training changes weights in place. Cost: about a second per gigabyte of weights.
 */
export function sessionKey(program: Program, weights: Weights): string {
  const hash = createHash('sha256').update(structureOf(program));
  const update = ({ data }: Tensor) =>
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  for (const tensor of program.constants.values()) update(tensor);
  for (const name of program.parameters.keys()) update(weights.get(name)!);
  return hash.digest('hex');
}
