/** Spreads weights located in [0, 1] over `cells + 1` equidistant nodes, linearly between the two nearest. */
export function spreadOverGrid(
  positions: Float64Array,
  weight: (index: number) => number,
  cells: number,
): Float64Array {
  const values = new Float64Array(cells + 1);
  for (let i = 0; i < positions.length; i++) {
    const scaled = positions[i]! * cells;
    const node = Math.min(Math.floor(scaled), cells - 1);
    const fraction = scaled - node;
    values[node]! += (1 - fraction) * weight(i);
    values[node + 1]! += fraction * weight(i);
  }
  return values;
}
