import { InvalidArgumentError } from '../errors.js';
import type { TrainedEpoch } from './training-options.js';

/** The part of a training state that is no array: JSON in the file's metadata. */
export interface StateHeader<Epoch extends TrainedEpoch> {
  readonly epochs: readonly Epoch[];
  readonly imageSteps: number;
  readonly steps: number;
  readonly macs: number;
  readonly optimizerSteps: Readonly<Record<string, number>>;
  readonly bestEpoch?: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a file of a training state; what it holds is shown in part only. */
export function invalidState(got: string, expected: string): InvalidArgumentError {
  const shown = got.length > 100 ? `${got.slice(0, 100)}...` : got;
  return new InvalidArgumentError(`invalid training state: got ${shown}, expected ${expected}`);
}

function fields(thing: string, value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidState(`${thing} ${JSON.stringify(value)}`, 'an object');
  }
  return value as Fields;
}

/** Metadata that is one JSON object. @throws InvalidArgumentError */
export function parseObject(thing: string, json: string | undefined): Fields {
  if (json === undefined) throw invalidState(`no ${thing}`, 'one');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalidState(`${thing} ${json}`, 'JSON');
  }
  return fields(thing, value);
}

function finite(thing: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw invalidState(`${thing} ${JSON.stringify(value)}`, 'a finite number');
  }
  return value;
}

function count(thing: string, value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    throw invalidState(`${thing} ${JSON.stringify(value)}`, 'an integer >= 0');
  }
  return value as number;
}

/** A number of an epoch. @throws InvalidArgumentError where it is none. */
export function epochNumber(value: unknown, name: string, epoch: number): number {
  return finite(`${name} of epoch ${epoch}`, fields(`epoch ${epoch}`, value)[name]);
}

/** What every training says of an epoch. @throws InvalidArgumentError for a record that is not of that epoch or not whole. */
export function trainedEpoch(value: unknown, epoch: number): TrainedEpoch {
  const record = fields(`epoch ${epoch}`, value);
  if (record.epoch !== epoch) {
    throw invalidState(`epoch ${JSON.stringify(record.epoch)} at ${epoch}`, `${epoch}`);
  }
  const validation =
    record.validation === undefined ? undefined : fields(`validation of epoch ${epoch}`, record.validation);
  return {
    epoch,
    loss: epochNumber(record, 'loss', epoch),
    accuracy: epochNumber(record, 'accuracy', epoch),
    learningRate: epochNumber(record, 'learningRate', epoch),
    ...(validation && {
      validation: {
        loss: finite(`validation loss of epoch ${epoch}`, validation.loss),
        accuracy: finite(`validation accuracy of epoch ${epoch}`, validation.accuracy),
      },
    }),
  };
}

/** @throws InvalidArgumentError unless the text is a header with every field. */
export function parseHeader<Epoch extends TrainedEpoch>(
  json: string | undefined,
  epochOf: (value: unknown, epoch: number) => Epoch,
): StateHeader<Epoch> {
  const header = parseObject('state', json);
  if (!Array.isArray(header.epochs)) throw invalidState(`epochs ${JSON.stringify(header.epochs)}`, 'a list');
  const epochs = header.epochs.map(epochOf);
  const { bestEpoch } = header;
  if (bestEpoch !== undefined && count('bestEpoch', bestEpoch) >= epochs.length) {
    throw invalidState(`bestEpoch ${bestEpoch}`, `one of ${epochs.length} epochs`);
  }
  return {
    epochs,
    imageSteps: count('imageSteps', header.imageSteps),
    steps: count('steps', header.steps),
    macs: count('macs', header.macs),
    optimizerSteps: Object.fromEntries(
      Object.entries(fields('optimizerSteps', header.optimizerSteps)).map(([name, steps]) => [
        name,
        count(`steps of ${name}`, steps),
      ]),
    ),
    ...(bestEpoch !== undefined && { bestEpoch: bestEpoch as number }),
  };
}
