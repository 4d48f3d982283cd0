type Point = readonly [x: number, y: number];

/** First, lowest, highest and last point of every pixel column: what can be seen of points in ascending x. */
export function thin(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  let start = 0;
  while (start < points.length) {
    const column = Math.floor(points[start]![0]);
    let end = start + 1;
    while (end < points.length && Math.floor(points[end]![0]) === column) end++;
    kept.push(...extremes(points.slice(start, end)));
    start = end;
  }
  return kept;
}

function extremes(column: readonly Point[]): Point[] {
  let lowest = 0;
  let highest = 0;
  column.forEach(([, y], i) => {
    if (y < column[lowest]![1]) lowest = i;
    if (y > column[highest]![1]) highest = i;
  });
  const indices = new Set([0, lowest, highest, column.length - 1].sort((a, b) => a - b));
  return Array.from(indices, (i) => column[i]!);
}
