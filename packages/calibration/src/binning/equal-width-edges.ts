import type { EdgeArithmetic, EqualWidthBins } from './convention.js';
import { leastQuotient } from './least-quotient.js';

/** All edges of m bins of equal width, from 0 to 1; m + 2 of them where 1 has a bin of its own. */
export function equalWidthEdges(bins: number, { edges, precision, one }: EqualWidthBins): number[] {
  const round = precision === 'float32' ? Math.fround : (value: number) => value;
  const edgeOf = edgeBy(edges, bins, round);
  const inner = Array.from({ length: bins - 1 }, (_, before) => edgeOf(before + 1));
  const last = edges === 'floor' && one === 'own' ? edgeOf(bins) : 1;
  return one === 'own' && last <= 1 ? [0, ...inner, last, 1] : [0, ...inner, 1];
}

function edgeBy(arithmetic: EdgeArithmetic, bins: number, round: (value: number) => number) {
  const width = round(1 / bins);
  const half = (bins + 1) >> 1;
  const width32 = Math.fround(1 / bins);
  const edges: Record<EdgeArithmetic, (i: number) => number> = {
    fraction: (i) => round(i / bins),
    numpy: (i) => round(i * width),
    torch: (i) => Math.fround(i < half ? i * width32 : 1 - (bins - i) * width32),
    floor: (i) => leastQuotient(i, width, round),
  };
  return edges[arithmetic];
}
