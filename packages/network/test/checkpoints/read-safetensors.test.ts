import { writeSafetensors } from '@reticket/safetensors';
import { describe, expect, it } from 'vitest';
import { CheckpointError, CheckpointLimitError, readCheckpoint } from '../../src/index.js';

const file = writeSafetensors({
  tensors: new Map([
    ['module.weight', { dtype: 'F64', shape: [2], data: Float64Array.of(0.5, -2) }],
    ['module.steps', { dtype: 'I64', shape: [], data: BigInt64Array.of(7n) }],
  ]),
});

describe('readCheckpoint of a safetensors file', () => {
  it('gives float32 and int32 tensors without the common prefix', () => {
    const tensors = readCheckpoint(file);
    expect(tensors.get('weight')).toEqual({ shape: [2], data: Float32Array.of(0.5, -2) });
    expect(tensors.get('steps')).toEqual({ shape: [], data: Int32Array.of(7) });
  });

  it('passes the reason on when the container is broken', () => {
    const broken = file.slice(0, -1);
    expect(() => readCheckpoint(broken)).toThrow(CheckpointError);
    expect(() => readCheckpoint(broken)).toThrow(/^invalid data section: got/);
  });

  it('holds all tensors together to maxElements', () => {
    expect(() => readCheckpoint(file, { maxElements: 2 })).toThrow(CheckpointLimitError);
    expect(readCheckpoint(file, { maxElements: 3 }).size).toBe(2);
  });

  it('refuses an integer that int32 cannot hold', () => {
    const large = writeSafetensors({
      tensors: new Map([['steps', { dtype: 'I64', shape: [1], data: BigInt64Array.of(2n ** 31n) }]]),
    });
    expect(() => readCheckpoint(large)).toThrow(
      'invalid element of "steps": got 2147483648, expected a 32-bit integer',
    );
  });
});
