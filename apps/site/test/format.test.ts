import { metricCatalogue } from '@reticket/results';
import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  formatNumber,
  formatTime,
  formatValue,
  metricHeading,
  points,
} from '../src/model/format.ts';

describe('format', () => {
  it('shows fractions as percentages with the decimals of the metric', () => {
    expect(formatNumber(metricCatalogue.top1, 0.58349)).toBe('58.3');
    expect(formatValue(metricCatalogue.classwiseEce, 0.012)).toBe('1.20\u00a0%');
    expect(metricHeading(metricCatalogue.ece)).toBe('ECE (%)');
    expect(metricHeading(metricCatalogue.brier)).toBe('Brier score');
  });

  it('shows memory, work and counts in readable units', () => {
    expect(formatValue(metricCatalogue.peakRssBytes, 939e6)).toBe('939\u00a0MB');
    expect(formatValue(metricCatalogue.macs, 3.5e11)).toBe('350\u00a0GMAC');
    expect(formatValue(metricCatalogue.macs, 2.314e12)).toBe('2,310\u00a0GMAC');
    expect(formatValue(metricCatalogue.steps, 39100)).toBe('39,100');
  });

  it('signs differences, with a true minus', () => {
    expect([points(0.0123), points(-0.0123), points(0), points(0.0001)]).toEqual([
      '+1.2',
      '−1.2',
      '0.0',
      '0.0',
    ]);
  });

  it('shows times in UTC and durations in the largest units', () => {
    expect(formatTime('2026-01-02T03:04:05+01:00')).toBe('2026-01-02 02:04 UTC');
    expect([4.12, 42.4, 200, 7500].map(formatDuration)).toEqual(['4.1 s', '42 s', '3 min 20 s', '2 h 5 min']);
  });
});
