import { InvalidArgumentError } from '../errors.js';
import { readArray, readBoolean, readField, readInteger, readNumber, readOneOf } from './json-reader.js';
import { FIT_NOTES, type FitReport } from './recalibrator.js';

/** The checked frame of a stored recalibrator; its parameters are still untrusted. */
export interface StoredRecalibrator {
  readonly name: string;
  readonly classes: number;
  readonly parameters: unknown;
  readonly report: FitReport;
}

const MAX_CLASSES = 1_000_000;

export function readStored(json: unknown): StoredRecalibrator {
  const thing = 'recalibrator';
  readField(thing, json, 'format', readOneOf(['reticket-recalibrator']));
  readField(thing, json, 'version', readInteger(1, 1));
  return {
    name: readField(thing, json, 'name', readString),
    classes: readField(thing, json, 'classes', readInteger(2, MAX_CLASSES)),
    parameters: readField(thing, json, 'parameters', (_, value) => value),
    report: readField(thing, json, 'report', readReport),
  };
}

function readReport(thing: string, value: unknown): FitReport {
  const readNll = readNumber(0);
  return {
    samples: readField(thing, value, 'samples', readInteger(1)),
    converged: readField(thing, value, 'converged', readBoolean),
    iterations: readField(thing, value, 'iterations', readInteger(0)),
    nllBefore: readField(thing, value, 'nllBefore', readNll),
    nllAfter: readField(thing, value, 'nllAfter', readNll),
    notes: readField(thing, value, 'notes', readArray(readOneOf(FIT_NOTES))),
  };
}

function readString(thing: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new InvalidArgumentError(thing, value, 'a string');
}
