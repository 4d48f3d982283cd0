import { compareCodePoints } from '@reticket/safetensors';
import { TicketError } from '../errors.js';
import type { FloatTensor } from '../weights.js';

/** Name, shape and number of elements of one array of a ticket. */
export interface ListedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly size: number;
}

/** The arrays of a ticket in the order in which their elements are stored: by name, in code point order. */
export interface TensorList {
  /** Those with a mask. */
  readonly masked: readonly ListedTensor[];
  /** Those without; empty in a recipe. */
  readonly dense: readonly ListedTensor[];
}

/** Number of elements of a shape, 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((count, dimension) => count * dimension, 1);
}

/** Number of elements of all arrays together. */
export function totalSize(tensors: readonly ListedTensor[]): number {
  return tensors.reduce((total, { size }) => total + size, 0);
}

/** Lists tensors by name, in code point order. */
export function listTensors(
  tensors: Iterable<readonly [string, Pick<FloatTensor, 'shape'>]>,
): ListedTensor[] {
  return [...tensors]
    .map(([name, { shape }]) => ({ name, shape, size: elementCount(shape) }))
    .sort((a, b) => compareCodePoints(a.name, b.name));
}

/** `{"masked":[["conv.weight",[8,3,3,3]]],"dense":[["conv.bias",[8]]]}`, without whitespace. */
export function encodeTensorList({ masked, dense }: TensorList): string {
  const pairs = (tensors: readonly ListedTensor[]) => tensors.map(({ name, shape }) => [name, shape]);
  return JSON.stringify({ masked: pairs(masked), dense: pairs(dense) });
}

/**
 * Parses what {@link encodeTensorList} wrote and nothing else: names ascend, none comes twice.
 *
 * @param maxWeights largest number of elements of all arrays together.
 * @throws {TicketError} `RETICKET_TICKET_INVALID_LIST`, or `RETICKET_TICKET_TOO_LARGE`.
 */
export function decodeTensorList(json: string, maxWeights: number): TensorList {
  const value = parse(json);
  const list = { masked: readTensors(value.masked), dense: readTensors(value.dense) };
  const names = new Set(list.masked.map(({ name }) => name));
  const twice = list.dense.find(({ name }) => names.has(name));
  if (twice !== undefined) throw invalid(twice.name, 'each name once');
  if (encodeTensorList(list) !== json) throw invalid(json, 'the canonical JSON of its fields');
  const total = totalSize(list.masked) + totalSize(list.dense);
  if (total > maxWeights) {
    throw new TicketError('RETICKET_TICKET_TOO_LARGE', 'number of weights', total, `at most ${maxWeights}`);
  }
  return list;
}

function parse(json: string): { readonly masked?: unknown; readonly dense?: unknown } {
  try {
    return Object(JSON.parse(json));
  } catch {
    throw invalid(json, 'JSON');
  }
}

function readTensors(value: unknown): ListedTensor[] {
  if (!Array.isArray(value)) throw invalid(value, 'arrays "masked" and "dense"');
  const tensors = value.map(readTensor);
  tensors.forEach(({ name }, i) => {
    if (i > 0 && compareCodePoints(tensors[i - 1]!.name, name) >= 0) {
      throw invalid(name, 'names in code point order, each once');
    }
  });
  return tensors;
}

function readTensor(value: unknown): ListedTensor {
  const [name, shape] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof name !== 'string' || !Array.isArray(shape)) throw invalid(value, 'pairs of name and shape');
  const stray = (shape as unknown[]).findIndex((each) => !Number.isSafeInteger(each) || (each as number) < 0);
  if (stray !== -1) throw invalid(shape[stray], `non-negative integers in the shape of "${name}"`);
  const size = elementCount(shape as number[]);
  if (!Number.isSafeInteger(size)) throw invalid(`${size} elements`, `a size of "${name}" below 2^53`);
  return { name, shape: shape as number[], size };
}

function invalid(got: unknown, expected: string): TicketError {
  return new TicketError('RETICKET_TICKET_INVALID_LIST', 'tensor list', got, expected);
}
