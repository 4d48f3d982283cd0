import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from '../src/index.js';
import { goldenBytes } from './golden.js';

describe('writeSafetensors against the Python package', () => {
  it.each(['numpy', 'bfloat16', 'none'])('writes %s.safetensors byte for byte', (name) => {
    const bytes = goldenBytes(`${name}.safetensors`);
    const { tensors, metadata } = readSafetensors(bytes);
    const reversed = new Map([...tensors].reverse());
    expect(writeSafetensors({ tensors: reversed, metadata })).toEqual(bytes);
  });
});
