import { readFileSync } from 'node:fs';
import type { OperationName, ValueType } from '../../src/index.js';

interface GoldenValue {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** One call of an operation in torch, double precision: see `golden/operations.py`. */
export interface OperationCase {
  readonly name: string;
  readonly op: OperationName;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly inputs: readonly GoldenValue[];
  readonly integers: readonly boolean[];
  readonly output: GoldenValue;
  readonly outputGradient: GoldenValue;
  /** Gradients of the first inputs; the others have none. */
  readonly gradients: readonly GoldenValue[];
}

export const operationCases = JSON.parse(
  readFileSync(new URL('../golden/operations.json', import.meta.url), 'utf8'),
) as readonly OperationCase[];

export function inputTypes({ inputs, integers }: OperationCase): ValueType[] {
  return inputs.map(({ shape }, index) => ({ dtype: integers[index] ? 'int32' : 'float32', shape }));
}
