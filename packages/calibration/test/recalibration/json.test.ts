import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FittedRecalibrator,
  isotonicCalibration,
  recalibratorFromJson,
  temperatureScaling,
} from '../../src/index.js';
import { anyLogits, rowsOfLogits, withSoftmax } from '../inputs.js';
import { OF_LOGITS, OF_PROBABILITIES } from './all-recalibrators.js';

function roundTrip(fitted: FittedRecalibrator): FittedRecalibrator {
  return recalibratorFromJson(JSON.parse(JSON.stringify(fitted)));
}

function expectSame(fitted: FittedRecalibrator, again: FittedRecalibrator) {
  expect(again.name).toBe(fitted.name);
  expect(again.input).toBe(fitted.input);
  expect(again.toJSON()).toEqual(JSON.parse(JSON.stringify(fitted)));
}

describe.each(OF_LOGITS)('%s', (_, recalibrator) => {
  it('maps to the same bits after a round trip through JSON', () => {
    fc.assert(
      fc.property(anyLogits(20), (raw) => {
        const fitted = recalibrator.fit(raw);
        const again = roundTrip(fitted);
        expectSame(fitted, again);
        expect(again.transform(raw.scores).data).toEqual(fitted.transform(raw.scores).data);
      }),
      { numRuns: 25 },
    );
  });
});

describe.each(OF_PROBABILITIES)('%s', (_, recalibrator) => {
  it('maps to the same bits after a round trip through JSON', () => {
    fc.assert(
      fc.property(anyLogits(20), (raw) => {
        const probable = withSoftmax(raw);
        const fitted = recalibrator.fit(probable);
        const again = roundTrip(fitted);
        expectSame(fitted, again);
        expect(again.transform(probable.scores).data).toEqual(fitted.transform(probable.scores).data);
      }),
      { numRuns: 25 },
    );
  });
});

const raw = rowsOfLogits(
  [
    [2, 0, 1],
    [0, 3, 1],
    [1, 2, 0],
    [4, 0, 0],
  ],
  [0, 1, 0, 2],
);

it('is frozen, to the last number', () => {
  const fitted = isotonicCalibration().fit(withSoftmax(raw));
  expect(Object.isFrozen(fitted)).toBe(true);
  expect(Object.isFrozen(fitted.parameters.maps[0]!.values)).toBe(true);
  expect(Object.isFrozen(fitted.report.notes)).toBe(true);
});

describe('untrusted JSON', () => {
  const temperature = JSON.parse(JSON.stringify(temperatureScaling().fit(raw)));
  const isotonic = JSON.parse(JSON.stringify(isotonicCalibration().fit(withSoftmax(raw))));
  const maps = (change: (map: Record<string, unknown>) => unknown) => {
    const copy = structuredClone(isotonic);
    copy.parameters.maps[1] = change(copy.parameters.maps[1]);
    return copy;
  };

  it.each([
    ['null', null, 'invalid recalibrator: got null, expected an object'],
    ['a string', '{}', 'invalid recalibrator: got "{}", expected an object'],
    ['an array', [temperature], 'invalid recalibrator: got [[object Object]], expected an object'],
    [
      'no format',
      { ...temperature, format: 'x' },
      'invalid recalibrator.format: got "x", expected one of reticket-recalibrator',
    ],
    [
      'a later version',
      { ...temperature, version: 2 },
      'invalid recalibrator.version: got 2, expected a number from 1 to 1',
    ],
    [
      'an unknown name',
      { ...temperature, name: 'constructor' },
      'invalid recalibrator.name: got "constructor", expected one of temperatureScaling,',
    ],
    ['an inherited name', Object.create(temperature), 'invalid recalibrator.format: got undefined'],
    ['one class', { ...temperature, classes: 1 }, 'invalid recalibrator.classes: got 1'],
    [
      'a temperature of 0',
      { ...temperature, parameters: { temperature: 0 } },
      'invalid parameters.temperature: got 0',
    ],
    [
      'a temperature as text',
      { ...temperature, parameters: { temperature: '1' } },
      'invalid parameters.temperature: got "1"',
    ],
    [
      'no parameters',
      { ...temperature, parameters: undefined },
      'invalid parameters: got undefined, expected an object',
    ],
    ['too few maps', { ...isotonic, classes: 4 }, 'invalid length of parameters.maps: got 3, expected 4'],
    [
      'another strategy',
      { ...isotonic, parameters: { ...isotonic.parameters, strategy: 'x' } },
      'invalid parameters.strategy',
    ],
    [
      'scores that descend',
      maps((map) => ({ ...map, scores: [0.5, 0.4], values: [0, 1] })),
      'invalid parameters.maps[1].scores[1]: got 0.4, expected > 0.5',
    ],
    [
      'values that descend',
      maps((map) => ({ ...map, scores: [0.4, 0.5], values: [1, 0] })),
      'invalid parameters.maps[1].values[1]: got 0, expected >= 1',
    ],
    [
      'a value above 1',
      maps((map) => ({ ...map, scores: [0.4], values: [1.5] })),
      'invalid parameters.maps[1].values[0]: got 1.5',
    ],
    [
      'lengths that differ',
      maps((map) => ({ ...map, scores: [0.4], values: [1, 1] })),
      'invalid length of parameters.maps[1].values: got 2, expected 1',
    ],
    [
      'no scores',
      maps((map) => ({ ...map, scores: [], values: [] })),
      'invalid length of parameters.maps[1].scores: got 0, expected >= 1',
    ],
    [
      'a hole',
      maps((map) => ({ ...map, scores: new Array(2), values: [0, 1] })),
      'invalid parameters.maps[1].scores[0]: got undefined',
    ],
    [
      'a report with NaN',
      { ...temperature, report: { ...temperature.report, nllAfter: Number.NaN } },
      'invalid recalibrator.report.nllAfter: got NaN',
    ],
    [
      'an unknown note',
      { ...temperature, report: { ...temperature.report, notes: ['x'] } },
      'invalid recalibrator.report.notes[0]: got "x"',
    ],
  ])('is refused with %s', (_, json, message) => {
    expect(() => recalibratorFromJson(json)).toThrow(message);
  });

  it('cannot change a fitted recalibrator afterwards', () => {
    const json = structuredClone(isotonic);
    const fitted = recalibratorFromJson(json);
    json.parameters.maps[0].values[0] = 0.123;
    expect(fitted.toJSON()).toEqual(isotonic);
  });
});
