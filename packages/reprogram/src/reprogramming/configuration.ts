import { ReprogrammingFileError } from '../errors.js';
import type { PromptDescription } from './prompt-by-name.js';
import type { Readout } from './reprogramming.js';

/** `__metadata__` of the container beside `configuration`. */
export const fileFormat = { format: 'reticket-reprogramming', version: '1' } as const;

/** Most values of a source input or an image in a file: a prompt takes memory in proportion. */
const mostPixels = 2 ** 24;

/** The part of a reprogramming that is no tensor. */
export interface Configuration {
  readonly source: string;
  readonly prompt: PromptDescription;
  readonly readout: Readout['kind'];
  readonly classNames: readonly string[] | null;
}

const readouts: readonly string[] = ['map', 'weights', 'head'] satisfies Readout['kind'][];

type Fields = Readonly<Record<string, unknown>>;

function fields(thing: string, value: unknown, names: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ReprogrammingFileError(thing, JSON.stringify(value), 'an object');
  }
  const got = Object.keys(value).sort().join(', ');
  const expected = names.toSorted().join(', ');
  if (got !== expected) throw new ReprogrammingFileError(thing, `fields ${got}`, expected);
  return value as Fields;
}

function text(thing: string, value: unknown): string {
  if (typeof value !== 'string') throw new ReprogrammingFileError(thing, JSON.stringify(value), 'a string');
  return value;
}

function shape(thing: string, value: unknown): PromptDescription['image'] {
  const sizes: unknown[] = Array.isArray(value) ? value : [];
  const valid = sizes.length === 3 && sizes.every((size) => Number.isSafeInteger(size) && Number(size) > 0);
  if (!valid || sizes.reduce((product: number, size) => product * Number(size), 1) > mostPixels) {
    const expected = `channels, height and width of at most ${mostPixels} values`;
    throw new ReprogrammingFileError(thing, JSON.stringify(value), expected);
  }
  return value as PromptDescription['image'];
}

function promptOptions(value: unknown): PromptDescription['options'] {
  const options = typeof value === 'object' && value !== null ? value : {};
  for (const [name, option] of Object.entries(options)) {
    if (!['string', 'number', 'boolean'].includes(typeof option)) {
      const expected = 'a string, number or boolean';
      throw new ReprogrammingFileError(`prompt option ${name}`, JSON.stringify(option), expected);
    }
  }
  return options as PromptDescription['options'];
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ReprogrammingFileError('configuration', `${json.length} characters`, 'JSON');
  }
}

/** @throws ReprogrammingFileError unless the text is a configuration with every field and no other. */
export function parseConfiguration(json: string): Configuration {
  const parsed = fields('configuration', parseJson(json), ['source', 'prompt', 'readout', 'classNames']);
  const prompt = fields('prompt', parsed.prompt, ['name', 'image', 'source', 'options']);
  const readout = text('readout', parsed.readout);
  if (!readouts.includes(readout)) {
    throw new ReprogrammingFileError('readout', readout, readouts.join(', '));
  }
  if (parsed.classNames !== null && !Array.isArray(parsed.classNames)) {
    throw new ReprogrammingFileError('class names', typeof parsed.classNames, 'a list or null');
  }
  return {
    source: text('source', parsed.source),
    prompt: {
      name: text('prompt name', prompt.name),
      image: shape('prompt image', prompt.image),
      source: shape('prompt source', prompt.source),
      options: promptOptions(prompt.options),
    },
    readout: readout as Readout['kind'],
    classNames: parsed.classNames?.map((name: unknown) => text('class name', name)) ?? null,
  };
}
