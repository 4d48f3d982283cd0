import type { ValueType } from '../../src/index.js';

export function float(...shape: number[]): ValueType {
  return { dtype: 'float32', shape };
}

export function int(...shape: number[]): ValueType {
  return { dtype: 'int32', shape };
}
