import { expect, it } from 'vitest';
import { maskPaths } from '../src/model/mask-pattern.ts';

const squares = (path: string) => path.split('M').slice(1);

it.each([0, 0.2, 0.7379, 1])('draws 100 squares at sparsity %f, one zero per percent', (sparsity) => {
  const { kept, zeros } = maskPaths(sparsity);
  expect(squares(zeros)).toHaveLength(Math.round(100 * sparsity));
  expect(squares(kept).length + squares(zeros).length).toBe(100);
});

it('keeps in a sparser mask only what a denser one keeps', () => {
  const denser = new Set(squares(maskPaths(0.36).kept));
  expect(squares(maskPaths(0.59).kept).every((square) => denser.has(square))).toBe(true);
});
