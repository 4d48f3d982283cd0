import type { TensorEntry, TensorInput } from '@reticket/safetensors';
import { ReprogrammingFileError } from '../errors.js';
import { checkLabelMap } from '../label-maps/label-map.js';
import type { Readout } from './reprogramming.js';

/** Takes tensors out of a file one by one. */
export interface TensorReader {
  /** A tensor of this type and rank with finite values; its values are a copy. */
  floats(name: string, rank: number): { readonly data: Float32Array; readonly shape: readonly number[] };
  integers(name: string): Int32Array;
  has(name: string): boolean;
}

/** Tensors that hold a readout, by name. */
export function readoutTensors(readout: Readout): [string, TensorInput][] {
  switch (readout.kind) {
    case 'map':
      return [['map', { dtype: 'I32', shape: [readout.map.length], data: readout.map }]];
    case 'weights': {
      const { weights, bias, sourceClasses, targetClasses } = readout.weights;
      const own: [string, TensorInput] = [
        'weights',
        { dtype: 'F32', shape: [sourceClasses, targetClasses], data: weights },
      ];
      return bias ? [own, ['bias', { dtype: 'F32', shape: [targetClasses], data: bias }]] : [own];
    }
    case 'head': {
      const { weight, bias, mean, std, classes, width } = readout.probe;
      return [
        ['head/weight', { dtype: 'F32', shape: [classes, width], data: weight }],
        ['head/bias', { dtype: 'F32', shape: [classes], data: bias }],
        ['head/mean', { dtype: 'F32', shape: [width], data: mean }],
        ['head/std', { dtype: 'F32', shape: [width], data: std }],
      ];
    }
  }
}

/** The readout of a kind from its tensors. @throws ReprogrammingFileError for tensors that do not fit together. */
export function readReadout(kind: Readout['kind'], tensors: TensorReader): Readout {
  if (kind === 'map') {
    const map = tensors.integers('map');
    checkLabelMap(map, Number.MAX_SAFE_INTEGER);
    return { kind, map };
  }
  const vector = (name: string, length: number) => {
    const { data } = tensors.floats(name, 1);
    if (data.length !== length) throw new ReprogrammingFileError(name, `${data.length} values`, `${length}`);
    return data;
  };
  if (kind === 'weights') {
    const { data: weights, shape } = tensors.floats('weights', 2);
    const [sourceClasses, targetClasses] = shape as [number, number];
    const bias = tensors.has('bias') ? { bias: vector('bias', targetClasses) } : {};
    return { kind, weights: { weights, ...bias, sourceClasses, targetClasses } };
  }
  const { data: weight, shape } = tensors.floats('head/weight', 2);
  const [classes, width] = shape as [number, number];
  const bias = vector('head/bias', classes);
  const mean = vector('head/mean', width);
  const std = vector('head/std', width);
  const narrowest = std.findIndex((value) => !(value > 0));
  if (narrowest !== -1) throw new ReprogrammingFileError('head/std', `${std[narrowest]}`, 'values > 0');
  return { kind, probe: { weight, bias, mean, std, classes, width } };
}

/** A reader that remembers what was taken. */
export function tensorReader(tensors: ReadonlyMap<string, TensorEntry>): TensorReader & { rest(): string[] } {
  const left = new Map(tensors);
  const take = (name: string, dtype: string): TensorEntry => {
    const tensor = left.get(name);
    if (tensor?.dtype !== dtype) {
      throw new ReprogrammingFileError(`tensor ${name}`, tensor?.dtype ?? 'none', dtype);
    }
    left.delete(name);
    return tensor;
  };
  return {
    floats(name, rank) {
      const { data, shape } = take(name, 'F32');
      if (shape.length !== rank || shape.includes(0)) {
        throw new ReprogrammingFileError(`tensor ${name}`, `shape [${shape}]`, `${rank} sizes > 0`);
      }
      const values = Float32Array.from(data as Float32Array);
      const broken = values.find((value) => !Number.isFinite(value));
      if (broken !== undefined)
        throw new ReprogrammingFileError(`tensor ${name}`, `${broken}`, 'finite values');
      return { data: values, shape };
    },
    integers(name) {
      const { data, shape } = take(name, 'I32');
      if (shape.length !== 1 || shape[0] === 0) {
        throw new ReprogrammingFileError(`tensor ${name}`, `shape [${shape}]`, 'one size > 0');
      }
      return Int32Array.from(data as Int32Array);
    },
    has: (name) => left.has(name),
    rest: () => [...left.keys()],
  };
}
