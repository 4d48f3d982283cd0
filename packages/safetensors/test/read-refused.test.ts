import { describe, it } from 'vitest';
import { container, expectRefused, u8 } from './container.js';
import { goldenBytes } from './golden.js';

const entry = (fields: string) => container(`{"a":{${fields}}}`, [1, 2, 3, 4]);

describe('readSafetensors refuses', () => {
  it('a file cut at any byte', () => {
    const bytes = goldenBytes('numpy.safetensors');
    for (let length = 0; length < bytes.length; length++) {
      expectRefused(bytes.subarray(0, length), 'RETICKET_SAFETENSORS_TRUNCATED');
    }
  });

  it('bytes after the last tensor', () => {
    expectRefused(container(`{${u8('a', 0, 1)}}`, [1, 2]), 'RETICKET_SAFETENSORS_TRAILING_BYTES');
    expectRefused(container('{}', [0]), 'RETICKET_SAFETENSORS_TRAILING_BYTES');
  });

  it('a header length beyond the limit, before reading it', () => {
    const huge = new Uint8Array(8).fill(0xff);
    expectRefused(huge, 'RETICKET_SAFETENSORS_HEADER_TOO_LARGE');
    expectRefused(container(`{}${' '.repeat(98)}`), 'RETICKET_SAFETENSORS_HEADER_TOO_LARGE', {
      maxHeaderBytes: 99,
    });
  });

  it.each([
    ['no header', ''],
    ['leading space', ' {}'],
    ['an array', '[]'],
    ['an unclosed object', '{'],
    ['a trailing comma', `{${u8('a', 0, 0)},}`],
    ['a missing colon', '{"a"{}}'],
    ['text after the object', '{}x'],
    ['a newline as padding', '{}\n'],
    ['a second object', '{}{}'],
    ['an unknown field', '{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"extra":[]}}'],
    ['a missing field', '{"a":{"dtype":"U8","shape":[0]}}'],
    ['a tensor that is a string', '{"a":"b"}'],
    ['a nested object', '{"a":{"dtype":{"dtype":{}}}}'],
    ['a nested array', '{"a":{"dtype":"U8","shape":[[0]],"data_offsets":[0,0]}}'],
    ['a negative dimension', '{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,0]}}'],
    ['a fraction', '{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,0]}}'],
    ['an exponent', '{"a":{"dtype":"U8","shape":[1e0],"data_offsets":[0,1]}}'],
    ['a leading zero', '{"a":{"dtype":"U8","shape":[00],"data_offsets":[0,0]}}'],
    ['an unsafe integer', '{"a":{"dtype":"U8","shape":[9007199254740992],"data_offsets":[0,0]}}'],
    ['three offsets', '{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0,0]}}'],
    ['metadata that is not text', '{"__metadata__":{"a":1}}'],
    ['null metadata', '{"__metadata__":null}'],
    ['a raw control character', '{"a\u0001":{}}'],
    ['an unknown escape', '{"\\x":{}}'],
    ['an escape at the end', '{"\\'],
    ['an unclosed string', '{"a'],
    ['a lone surrogate', '{"\\ud83d":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}'],
    ['a byte order mark', '\ufeff{}'],
  ])('%s', (_, header) => {
    expectRefused(container(header), 'RETICKET_SAFETENSORS_INVALID_HEADER');
  });

  it('malformed UTF-8', () => {
    expectRefused(container(Uint8Array.of(0x7b, 0xff, 0x7d)), 'RETICKET_SAFETENSORS_INVALID_HEADER');
  });

  it('deep nesting without exhausting the stack', () => {
    expectRefused(container('{"a":'.repeat(100_000)), 'RETICKET_SAFETENSORS_INVALID_HEADER');
    expectRefused(container(`{"a":{"dtype":${'['.repeat(100_000)}`), 'RETICKET_SAFETENSORS_INVALID_HEADER');
  });

  it('a key that comes twice, also when escaped differently', () => {
    const header = `{${u8('a', 0, 1)},${u8('\\u0061', 1, 2)}}`;
    expectRefused(container(header, [1, 2]), 'RETICKET_SAFETENSORS_DUPLICATE_KEY');
    expectRefused(container('{"__metadata__":{},"__metadata__":{}}'), 'RETICKET_SAFETENSORS_DUPLICATE_KEY');
    expectRefused(container('{"__metadata__":{"a":"","a":""}}'), 'RETICKET_SAFETENSORS_DUPLICATE_KEY');
    expectRefused(entry('"dtype":"U8","dtype":"U8"'), 'RETICKET_SAFETENSORS_DUPLICATE_KEY');
  });

  it('an unknown dtype', () => {
    for (const dtype of ['F8_E4M3', 'f32', '', 'toString', '__proto__']) {
      expectRefused(
        entry(`"dtype":"${dtype}","shape":[4],"data_offsets":[0,4]`),
        'RETICKET_SAFETENSORS_UNKNOWN_DTYPE',
      );
    }
  });

  it('a shape whose size is not a safe integer', () => {
    for (const shape of ['4503599627370496,4503599627370496', '94906267,94906267,0', '9007199254740991']) {
      expectRefused(
        entry(`"dtype":"F32","shape":[${shape}],"data_offsets":[0,4]`),
        'RETICKET_SAFETENSORS_INVALID_SHAPE',
      );
    }
  });

  it('more dimensions than the limit', () => {
    const bytes = entry('"dtype":"F32","shape":[1,1,1],"data_offsets":[0,4]');
    expectRefused(bytes, 'RETICKET_SAFETENSORS_INVALID_HEADER', { maxRank: 2 });
  });

  it('more tensors than the limit', () => {
    const bytes = container(`{${u8('a', 0, 0)},${u8('b', 0, 0)}}`);
    expectRefused(bytes, 'RETICKET_SAFETENSORS_TOO_MANY_TENSORS', { maxTensors: 1 });
  });

  it('offsets that run backwards or are too few', () => {
    for (const offsets of ['4,0', '0', '']) {
      expectRefused(
        entry(`"dtype":"F32","shape":[1],"data_offsets":[${offsets}]`),
        'RETICKET_SAFETENSORS_INVALID_OFFSETS',
      );
    }
  });

  it('offsets that do not fit the shape', () => {
    expectRefused(
      entry('"dtype":"F32","shape":[2],"data_offsets":[0,4]'),
      'RETICKET_SAFETENSORS_SIZE_MISMATCH',
    );
    expectRefused(
      entry('"dtype":"F32","shape":[],"data_offsets":[0,0]'),
      'RETICKET_SAFETENSORS_SIZE_MISMATCH',
    );
  });

  it('tensors that overlap', () => {
    const partly = container(`{${u8('a', 0, 3)},${u8('b', 2, 4)}}`, [1, 2, 3, 4]);
    const wholly = container(`{${u8('a', 0, 4)},${u8('b', 0, 4)}}`, [1, 2, 3, 4]);
    expectRefused(partly, 'RETICKET_SAFETENSORS_OVERLAP');
    expectRefused(wholly, 'RETICKET_SAFETENSORS_OVERLAP');
  });

  it('tensors with a gap before or between them', () => {
    expectRefused(container(`{${u8('a', 1, 4)}}`, [1, 2, 3, 4]), 'RETICKET_SAFETENSORS_GAP');
    expectRefused(container(`{${u8('a', 0, 1)},${u8('b', 2, 4)}}`, [1, 2, 3, 4]), 'RETICKET_SAFETENSORS_GAP');
  });

  it('a tensor beyond the data section', () => {
    expectRefused(container(`{${u8('a', 0, 8)}}`, [1, 2, 3, 4]), 'RETICKET_SAFETENSORS_TRUNCATED');
  });

  it('a BOOL byte above 1', () => {
    expectRefused(
      entry('"dtype":"BOOL","shape":[4],"data_offsets":[0,4]'),
      'RETICKET_SAFETENSORS_INVALID_BOOL',
    );
  });

  it('arguments of the wrong kind', () => {
    expectRefused([] as unknown as Uint8Array, 'RETICKET_SAFETENSORS_INVALID_ARGUMENT');
    for (const maxTensors of [-1, Number.NaN, 0.5]) {
      expectRefused(container('{}'), 'RETICKET_SAFETENSORS_INVALID_ARGUMENT', { maxTensors });
    }
  });
});
