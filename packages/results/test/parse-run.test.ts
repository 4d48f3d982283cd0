import { describe, expect, it } from 'vitest';
import { InvalidRunError, parseRun, parseRunText } from '../src/index.js';
import { exampleRun, failedCell, failedFigure, measuredCell } from './example-run.js';

const withCell = (cell: object) => ({ ...exampleRun, cells: [cell] });

describe('parseRun', () => {
  it('returns an equal run for a valid one, through JSON', () => {
    expect(parseRunText(JSON.stringify(exampleRun))).toEqual(exampleRun);
  });

  it.each<[string, unknown, string]>([
    ['null', null, 'invalid run: '],
    ['an unknown version', { ...exampleRun, schemaVersion: 2 }, 'invalid run at schemaVersion: '],
    ['an unknown key', { ...exampleRun, extra: 1 }, 'invalid run: '],
    ['a run id that is not a file name', { ...exampleRun, runId: '../x' }, 'invalid run at runId: '],
    [
      'a host-like machine id',
      { ...exampleRun, machine: { ...exampleRun.machine, id: 'my-laptop' } },
      'invalid run at machine.id: ',
    ],
    [
      'NaN',
      withCell({ ...measuredCell, values: { top1: Number.NaN } }),
      'invalid run at cells.0.values.top1: ',
    ],
    [
      'infinity',
      withCell({ ...measuredCell, values: { top1: Number.POSITIVE_INFINITY } }),
      'invalid run at cells.0.values.top1: ',
    ],
    [
      'null as a value',
      withCell({ ...measuredCell, values: { top1: null } }),
      'invalid run at cells.0.values.top1: ',
    ],
    [
      'a percentage where a fraction belongs',
      withCell({ ...measuredCell, values: { ece: 12 } }),
      'invalid run at cells.0.values.ece: got 12',
    ],
    [
      'a value of no metric',
      withCell({ ...measuredCell, values: { accuracy: 1 } }),
      'invalid run at cells.0.values.accuracy: ',
    ],
    ['an unknown status', withCell({ ...measuredCell, status: 'done' }), 'invalid run at cells.0.status: '],
    ['an unknown method', withCell({ ...measuredCell, method: 'FT' }), 'invalid run at cells.0.method: '],
    [
      'zero shots',
      withCell({ ...measuredCell, shots: { ...measuredCell.shots, asked: 0 } }),
      'invalid run at cells.0.shots.asked: ',
    ],
    [
      'a failed cell without a reason',
      withCell({ ...failedCell, error: undefined }),
      'invalid run at cells.0.error: ',
    ],
    [
      'a measured cell with an error',
      withCell({ ...measuredCell, error: failedCell.error }),
      'invalid run at cells.0: ',
    ],
    [
      'a measured cell without its shot set',
      withCell({ ...measuredCell, shots: { asked: 4 } }),
      'invalid run at cells.0.shots.',
    ],
    [
      'a failed figure with a median',
      { ...exampleRun, perf: [{ ...failedFigure, p50: 1 }] },
      'invalid run at perf.0: ',
    ],
    [
      'a failed figure without a reason',
      { ...exampleRun, perf: [{ ...failedFigure, error: undefined }] },
      'invalid run at perf.0.error: ',
    ],
    [
      'a measured figure with a reason',
      { ...exampleRun, perf: [{ ...exampleRun.perf[0], error: failedFigure.error }] },
      'invalid run at perf.0: ',
    ],
    [
      'a negative rate',
      { ...exampleRun, perf: [{ ...exampleRun.perf[0], gflops: -1 }] },
      'invalid run at perf.0.gflops: ',
    ],
    ['a cell twice', { ...exampleRun, cells: [measuredCell, measuredCell] }, 'invalid run at cells.1.id: '],
    [
      'a bin with a count and no accuracy',
      withCell({
        ...measuredCell,
        curves: {
          reliability: [{ lower: 0, upper: 1, count: 1, confidence: 1, accuracy: null, low: 0, high: 1 }],
        },
      }),
      'invalid run at cells.0.curves.reliability.0: ',
    ],
    [
      'a picture that is not base64',
      withCell({
        ...measuredCell,
        artifacts: { prompt: { mime: 'image/png', width: 1, height: 1, base64: '"><x' } },
      }),
      'invalid run at cells.0.artifacts.prompt.base64: ',
    ],
    [
      'an SVG picture',
      withCell({
        ...measuredCell,
        artifacts: { prompt: { mime: 'image/svg+xml', width: 1, height: 1, base64: 'AA==' } },
      }),
      'invalid run at cells.0.artifacts.prompt.mime: ',
    ],
  ])('refuses %s', (_, json, message) => {
    expect(() => parseRun(json)).toThrow(InvalidRunError);
    expect(() => parseRun(json)).toThrow(message);
  });

  it('carries a stable code and the path', () => {
    try {
      parseRun({ ...exampleRun, machine: { ...exampleRun.machine, cores: 0 } });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'RETICKET_INVALID_RUN', path: 'machine.cores' });
    }
  });

  it('refuses more entries than the limits allow', () => {
    const values = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`m${i}`, 0]));
    expect(() => parseRun(withCell({ ...measuredCell, values }))).toThrow('expected at most 500 entries');
    const base64 = 'A'.repeat(700_001);
    const prompt = { mime: 'image/png', width: 1, height: 1, base64 };
    expect(() => parseRun(withCell({ ...measuredCell, artifacts: { prompt } }))).toThrow(
      'artifacts.prompt.base64',
    );
  });

  it('does not take inherited names for metrics', () => {
    const text = JSON.stringify(withCell(measuredCell)).replace('"top1":0.59', '"constructor":0.59');
    expect(() => parseRunText(text)).toThrow('cells.0.values.constructor');
    const proto = JSON.stringify(withCell(measuredCell)).replace('"top1":0.59', '"__proto__":0.59');
    const { values } = parseRunText(proto).cells[0]!;
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(Object.keys(values)).toEqual(['ece', 'ece.scaled', 'temperature']);
  });

  it('refuses text that is not JSON', () => {
    expect(() => parseRunText('{"schemaVersion":1')).toThrow('invalid run: expected JSON');
    expect(() => parseRunText('{"a": NaN}')).toThrow(InvalidRunError);
  });
});
