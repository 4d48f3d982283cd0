import type { Metric } from '@reticket/results';

const minus = (text: string): string => text.replace('-', '\u2212');

/** A value in the metric's display unit without its sign: 0.1234 as a fraction with one decimal is `12.3`. */
export function formatNumber(metric: Metric, value: number): string {
  switch (metric.unit) {
    case 'fraction':
      return minus((100 * value).toFixed(metric.decimals));
    case 'byte':
      return (value / 1e6).toFixed(0);
    case 'MAC':
      return (value / 1e9).toLocaleString('en', { maximumSignificantDigits: 3 });
    case 'count':
      return Math.round(value).toLocaleString('en');
    default:
      return minus(value.toFixed(metric.decimals));
  }
}

/** The sign `formatNumber` leaves out. */
export function unitSign(metric: Metric): string {
  const signs = {
    fraction: '%',
    byte: 'MB',
    MAC: 'GMAC',
    second: 's',
    nat: 'nat',
    score: '',
    none: '',
    count: '',
  };
  return signs[metric.unit];
}

/** `Accuracy (%)`. */
export function metricHeading(metric: Metric): string {
  const sign = unitSign(metric);
  return sign === '' ? metric.label : `${metric.label} (${sign})`;
}

/** `12.3 %`. */
export function formatValue(metric: Metric, value: number): string {
  const sign = unitSign(metric);
  return sign === '' ? formatNumber(metric, value) : `${formatNumber(metric, value)}\u00a0${sign}`;
}

/** A fraction as a percentage without its sign: 0.5904 is `59.0`. */
export const percent = (fraction: number, decimals = 1): string => minus((100 * fraction).toFixed(decimals));

/** A difference of fractions in percentage points with its sign: `+1.2`, `−0.3`. */
export function points(difference: number, decimals = 1): string {
  const text = percent(difference, decimals);
  return difference > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** `2026-01-02 03:04 UTC`. */
export const formatTime = (iso: string): string =>
  `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** `2 h 5 min`, `3 min 20 s`, `4.1 s`. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
