import type { Difference } from './agreement.js';
import { DisagreementError } from './errors.js';
import { median, type PairRatios, pairRatios } from './pair-ratios.js';
import type { MemoryRatio, Row, TimeRatio } from './rows.js';
import type { Performance } from './take-turns.js';

export interface EntrantResult {
  readonly name: string;
  /** Of each turn, in order. */
  readonly seconds: readonly number[];
  readonly median: number;
  readonly peakBytes: number;
  /** Multiply-accumulates of one step that the entrant counts for itself. */
  readonly macs?: number;
  /** 2 * multiply-accumulates per second over the peak of the same side's matrix product in the same run. */
  readonly shareOfSgemm?: number;
  readonly testAccuracy?: number;
  readonly trainAccuracy?: number;
  /** To the first entrant, by tensor that was compared. */
  readonly differences: Readonly<Record<string, Difference>>;
}

export interface TimeVerdict extends TimeRatio, PairRatios {
  /** Whether the median reaches the promise, where there is one. */
  readonly reached?: boolean;
}

export interface MemoryVerdict extends MemoryRatio {
  readonly value: number;
  readonly reached?: boolean;
}

export interface RowResult {
  readonly id: string;
  readonly title: string;
  readonly entrants: readonly EntrantResult[];
  readonly timeRatios: readonly TimeVerdict[];
  readonly memoryRatios: readonly MemoryVerdict[];
}

/** Floating-point operations per second of each side's matrix product. */
export interface SgemmPeaks {
  readonly pytorch: number;
  readonly reticket: number;
}

function describeEntrant(
  { name, prepared, turns, peakBytes, differences }: Performance,
  peak: number,
  macs: number | undefined,
): EntrantResult {
  const seconds = turns.map((turn) => turn.seconds);
  const middle = median(seconds);
  const { testAccuracy, trainAccuracy } = turns.at(-1)!;
  return {
    name,
    seconds,
    median: middle,
    peakBytes,
    ...(prepared.macs !== undefined && { macs: prepared.macs }),
    ...(macs !== undefined && { shareOfSgemm: (2 * macs) / middle / peak }),
    ...(testAccuracy !== undefined && { testAccuracy }),
    ...(trainAccuracy !== undefined && { trainAccuracy }),
    differences,
  };
}

/** @throws DisagreementError when accuracies that must be equal are not. */
function checkAccuracies({ id, accuracyWithin }: Row, entrants: readonly EntrantResult[]): void {
  const accuracies = entrants.map(({ testAccuracy }) => testAccuracy ?? Number.NaN);
  const spread = Math.max(...accuracies) - Math.min(...accuracies);
  if (accuracyWithin !== undefined && !(spread <= accuracyWithin + Number.EPSILON)) {
    throw new DisagreementError(
      `invalid test accuracies of ${id}: got ${accuracies.join(' and ')}, expected at most ${accuracyWithin} apart`,
    );
  }
}

/**
 * Ratios of a row and whether they are what the project promises. PyTorch does the work of Reticket's plain graph, so
 * its share of the peak is counted with that graph's multiply-accumulates.
 *
 * @throws DisagreementError when accuracies that must be equal are not.
 */
export function judgeRow(row: Row, performances: readonly Performance[], peaks: SgemmPeaks): RowResult {
  const plainMacs = performances.find(({ prepared }) => prepared.macs !== undefined)?.prepared.macs;
  const entrants = performances.map((performance, index) => {
    const { side } = row.entrants[index]!;
    const macs = side === 'pytorch' ? plainMacs : performance.prepared.macs;
    return describeEntrant(performance, peaks[side], macs);
  });
  checkAccuracies(row, entrants);
  const byName = new Map(entrants.map((entrant) => [entrant.name, entrant]));
  return {
    id: row.id,
    title: row.title,
    entrants,
    timeRatios: row.timeRatios.map((ratio) => {
      const pairs = pairRatios(byName.get(ratio.of)!.seconds, byName.get(ratio.over)!.seconds);
      const { atLeast } = ratio;
      return { ...ratio, ...pairs, ...(atLeast !== undefined && { reached: pairs.median >= atLeast }) };
    }),
    memoryRatios: row.memoryRatios.map((ratio) => {
      const value = byName.get(ratio.of)!.peakBytes / byName.get(ratio.over)!.peakBytes;
      return { ...ratio, value, ...(ratio.atMost !== undefined && { reached: value <= ratio.atMost }) };
    }),
  };
}
