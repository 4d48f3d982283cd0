import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256Hex, sha256HexPortable } from '../../src/ticket/sha256.js';

const pieces = [
  new Uint8Array(0),
  Uint8Array.from({ length: 1000 }, (_, i) => (i * i) & 0xff),
  Uint8Array.of(7),
];

it('SHA-256 is the same with the implementation of Node and the one that browsers run', () => {
  const expected = createHash('sha256').update(Buffer.concat(pieces)).digest('hex');
  expect(sha256Hex(pieces)).toBe(expected);
  expect(sha256HexPortable(pieces)).toBe(expected);
});
