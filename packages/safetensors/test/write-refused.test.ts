import { describe, expect, it } from 'vitest';
import { type SafetensorsInput, writeSafetensors } from '../src/index.js';

const data = Float32Array.of(1, 2);

function expectRefused(input: unknown, message: string): void {
  expect(() => writeSafetensors(input as SafetensorsInput)).toThrow(
    expect.objectContaining({ code: 'RETICKET_SAFETENSORS_INVALID_ARGUMENT', message }),
  );
}

const withTensor = (tensor: unknown, name = 'w') => ({ tensors: new Map([[name, tensor]]) });

describe('writeSafetensors refuses', () => {
  it('a shape that does not hold the data', () => {
    expectRefused(
      withTensor({ dtype: 'F32', shape: [3], data }),
      'invalid shape of "w": got [3], expected a product of 2',
    );
    expectRefused(
      withTensor({ dtype: 'F32', shape: [-1, -2], data }),
      'invalid shape of "w": got [-1, -2], expected a product of 2',
    );
  });

  it('an unknown dtype', () => {
    expectRefused(
      withTensor({ dtype: 'F4', shape: [2], data }),
      'invalid dtype of "w": got "F4", expected one of U64, I64, F64, F32, U32, I32, BF16, F16, U16, I16, I8, U8, BOOL',
    );
  });

  it('an array of another type', () => {
    expectRefused(
      withTensor({ dtype: 'F16', shape: [2], data }),
      'invalid data of "w": got another kind of array, expected the array of F16',
    );
  });

  it('a BOOL other than 0 and 1', () => {
    expectRefused(
      withTensor({ dtype: 'BOOL', shape: [1], data: Uint8Array.of(2) }),
      'invalid data of "w": got a byte above 1, expected 0 or 1 in every BOOL',
    );
  });

  it('the reserved name', () => {
    expectRefused(
      withTensor({ dtype: 'F32', shape: [2], data }, '__metadata__'),
      'invalid tensor name: got "__metadata__", expected a name that is not reserved',
    );
  });

  it('text without a UTF-8 form', () => {
    const message = 'invalid text: got "\\ud83d", expected a string without lone surrogates';
    expectRefused(withTensor({ dtype: 'F32', shape: [2], data }, '\ud83d'), message);
    expectRefused({ tensors: new Map(), metadata: { '\ud83d': '' } }, message);
  });

  it('metadata that is not a string', () => {
    expectRefused(
      { tensors: new Map(), metadata: { a: 1 } },
      'invalid metadata of "a": got a value of type number, expected a string',
    );
  });
});
