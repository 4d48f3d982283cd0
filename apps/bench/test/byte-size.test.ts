import { expect, it } from 'vitest';
import { byteSize } from '../src/commands/byte-size.js';
import { UsageError } from '../src/errors.js';

it.each([
  ['2GiB', 2 ** 31],
  ['1.5GB', 1.5e9],
  [' 800 MB ', 8e8],
  ['0.5MiB', 2 ** 19],
  ['7B', 7],
])('reads %s', (text, bytes) => {
  expect(byteSize('memory-limit', text)).toBe(bytes);
});

it.each(['', '2', 'GiB', '0GiB', '-1GB', '2 gib', '1e9B', '2GiB more'])('refuses "%s"', (text) => {
  expect(() => byteSize('memory-limit', text)).toThrow(
    new UsageError(
      `invalid --memory-limit: got "${text}", expected a size > 0 in B, MB, GB, MiB, GiB, such as 2GiB`,
    ),
  );
});
