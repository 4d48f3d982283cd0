import type { FilledBin, ReliabilityBin } from '../reliability.js';
import { fraction, grouped } from './format.js';

/** What the heading and the description of a reliability diagram say. */
export interface ReliabilitySummary {
  readonly filled: readonly FilledBin[];
  /** Samples in all bins. */
  readonly count: number;
  /** `sum of count / n * |gap|`, `null` without samples. */
  readonly ece: number | null;
  readonly accuracy: number | null;
  readonly meanConfidence: number | null;
}

export function summariseBins(bins: readonly ReliabilityBin[]): ReliabilitySummary {
  const filled = bins.filter((bin): bin is FilledBin => bin.accuracy !== null);
  const count = filled.reduce((sum, bin) => sum + bin.count, 0);
  const mean = (value: (bin: FilledBin) => number) =>
    count === 0 ? null : filled.reduce((sum, bin) => sum + bin.count * value(bin), 0) / count;
  return {
    filled,
    count,
    ece: mean(({ gap }) => Math.abs(gap)),
    accuracy: mean(({ accuracy }) => accuracy),
    meanConfidence: mean(({ meanConfidence }) => meanConfidence),
  };
}

/** The picture in words. */
export function describeBins(bins: readonly ReliabilityBin[]): string {
  const { filled, count, ece } = summariseBins(bins);
  if (ece === null) return `${bins.length} bins without samples.`;
  const worst = filled.reduce((a, b) => (Math.abs(b.gap) > Math.abs(a.gap) ? b : a));
  const side = worst.gap > 0 ? 'below' : 'above';
  const over = filled.filter(({ gap }) => gap > 0).length;
  return [
    `${grouped(count)} samples in ${filled.length} of ${bins.length} bins of confidence; expected calibration error ${fraction(ece)}.`,
    `Accuracy is below mean confidence in ${over} of them.`,
    `The largest gap is in ${binName(worst)}: accuracy ${fraction(worst.accuracy)}, ${fraction(Math.abs(worst.gap))} ${side} mean confidence.`,
  ].join(' ');
}

export function binName({ lower, upper }: { lower: number; upper: number }): string {
  return `${short(lower)} to ${short(upper)}`;
}

const short = (value: number) => String(Number(value.toFixed(3)));

/** The histogram of the confidences in words. */
export function describeHistogram(bins: readonly ReliabilityBin[]): string {
  const { filled, count, accuracy, meanConfidence } = summariseBins(bins);
  if (accuracy === null || meanConfidence === null) return `${bins.length} bins without samples.`;
  const fullest = filled.reduce((a, b) => (b.count > a.count ? b : a));
  return [
    `Confidences of ${grouped(count)} samples in ${filled.length} of ${bins.length} bins;`,
    `accuracy ${fraction(accuracy)}, mean confidence ${fraction(meanConfidence)}.`,
    `The fullest bin is ${binName(fullest)} with ${grouped(fullest.count)}.`,
  ].join(' ');
}
