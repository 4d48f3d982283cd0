/** G groups of neighbouring scores, each with one fitted value. */
export interface Groups {
  /** `[G]` fitted values. */
  readonly values: Float64Array;
  /** `[G]` samples. */
  readonly counts: Float64Array;
  /** `[G]` events among them. */
  readonly events: Float64Array;
  /** `[G]` largest score in the group, ascending. */
  readonly highest: Float64Array;
  /** `[G]` smallest score in the group. */
  readonly lowest: Float64Array;
}

/** A solution at the lambda at which some of its groups have just joined. */
export interface PathPoint {
  readonly lambda: number;
  readonly groups: Groups;
}

/** Collisions closer than this, relative to lambda or 1, count as one: rounding must not make models of its own. */
const TIE = 1e-10;

/**
 * The solutions of nearly-isotonic regression (Tibshirani, Hoefling & Tibshirani 2011)
 * `1/2 sum_i (y_i - z_i)^2 + lambda sum_i max(z_i - z_(i + 1), 0)` where groups join, from lambda = 0 to the isotonic fit: the
 * modified pool-adjacent-violators algorithm. Yields the start first. Cost: O(G) per solution, at most G of them.
 */
export function* nearIsotonicPath(start: Groups): Generator<PathPoint, void> {
  let groups = start;
  let lambda = 0;
  yield { lambda, groups };
  while (true) {
    const slopes = slopesOf(groups);
    const waits = waitsOf(groups.values, slopes);
    const wait = waits.reduce((least, time) => Math.min(least, time), Infinity);
    if (wait === Infinity) return;
    lambda += wait;
    const values = groups.values.map((value, i) => value + slopes[i]! * wait);
    const tolerance = TIE * Math.max(lambda, 1);
    groups = join({ ...groups, values }, (i) => waits[i]! <= wait + tolerance);
    yield { lambda, groups };
  }
}

/** Derivative of each value in lambda: a violation pushes the higher group down and the lower one up. */
function slopesOf({ values, counts }: Groups): Float64Array {
  const isViolated = (i: number) => Number(i >= 0 && i < values.length - 1 && values[i]! > values[i + 1]!);
  return values.map((_, i) => (isViolated(i - 1) - isViolated(i)) / counts[i]!);
}

/** `[G - 1]` how much lambda must grow until groups i and i + 1 meet; neighbours never move apart. */
function waitsOf(values: Float64Array, slopes: Float64Array): Float64Array {
  return values.subarray(1).map((next, i) => {
    const approach = slopes[i]! - slopes[i + 1]!;
    return approach === 0 ? Infinity : (next - values[i]!) / approach;
  });
}

/** Joins groups i and i + 1 wherever told; a joined value is the mean over the samples. */
export function join(groups: Groups, isJoined: (i: number) => boolean): Groups {
  const starts = Array.from(groups.values.keys()).filter((i) => i === 0 || !isJoined(i - 1));
  const ends = [...starts.slice(1), groups.values.length];
  const total = (of: (i: number) => number) =>
    Float64Array.from(starts, (start, group) => {
      let sum = of(start);
      for (let i = start + 1; i < ends[group]!; i++) sum += of(i);
      return sum;
    });
  const counts = total((i) => groups.counts[i]!);
  const sums = total((i) => groups.counts[i]! * groups.values[i]!);
  return {
    values: starts.length === groups.values.length ? groups.values : sums.map((sum, i) => sum / counts[i]!),
    counts,
    events: total((i) => groups.events[i]!),
    highest: Float64Array.from(ends, (end) => groups.highest[end - 1]!),
    lowest: Float64Array.from(starts, (start) => groups.lowest[start]!),
  };
}
