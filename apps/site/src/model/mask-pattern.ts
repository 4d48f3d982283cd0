const side = 10;
const pitch = 10;
const size = 8;

/** Squares 0 to 99 in the order they are pruned: a fixed shuffle, so a sparser mask lies inside a denser one. */
const pruningOrder: readonly number[] = (() => {
  const squares = Array.from({ length: side * side }, (_, index) => index);
  let state = 2024;
  for (let last = squares.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [squares[last], squares[other]] = [squares[other]!, squares[last]!];
  }
  return squares;
})();

function square(index: number, inset: number): string {
  const x = (index % side) * pitch + 1 + inset;
  const y = Math.floor(index / side) * pitch + 1 + inset;
  const edge = size - 2 * inset;
  return `M${x} ${y}h${edge}v${edge}h-${edge}z`;
}

/** SVG paths in a 100 x 100 box that show a sparsity as 100 squares: one per percent, kept ones large, zeros small. */
export function maskPaths(sparsity: number): { kept: string; zeros: string } {
  const pruned = Math.round(sparsity * side * side);
  return {
    zeros: pruningOrder
      .slice(0, pruned)
      .map((index) => square(index, 2.5))
      .join(''),
    kept: pruningOrder
      .slice(pruned)
      .map((index) => square(index, 0))
      .join(''),
  };
}
