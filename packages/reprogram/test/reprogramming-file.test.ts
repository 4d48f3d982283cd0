import { readSafetensors, type SafetensorsInput, writeSafetensors } from '@reticket/safetensors';
import { describe, expect, it } from 'vitest';
import {
  expansivePrompt,
  fixedPatchPrompt,
  lowRankPrompt,
  type Prompt,
  padPrompt,
  type Reprogramming,
  randomPatchPrompt,
  readReprogramming,
  resizePrompt,
  sampleMaskPrompt,
  seededGenerator,
  watermarkPrompt,
  writeReprogramming,
} from '../src/index.js';

const shapes = { image: [3, 6, 6], source: [3, 12, 12] } as const;

function reprogramming(prompt: Prompt = expansivePrompt({ ...shapes, initial: 'normal' })): Reprogramming {
  return {
    source: 'tiny',
    prompt,
    values: prompt.initialValues(seededGenerator(1, 'test')),
    readout: { kind: 'map', map: Int32Array.of(4, 0, 7) },
    classNames: ['a', 'b', 'c'],
  };
}

const tensorsOf = (values: Reprogramming['values']) =>
  new Map(Object.entries(values).map(([name, { data, shape }]) => [name, [[...data], [...shape]]]));

describe('a reprogramming', () => {
  it.each([
    expansivePrompt({ ...shapes, parametrisation: 'projected' }),
    padPrompt({ ...shapes, width: 2 }),
    watermarkPrompt({ ...shapes, coverage: 'medium', initial: 'normal' }),
    watermarkPrompt(shapes),
    fixedPatchPrompt({ ...shapes, size: 3 }),
    randomPatchPrompt({ ...shapes, size: 3 }),
    lowRankPrompt({ ...shapes, rank: 2 }),
    resizePrompt({ ...shapes, scale: 1.5 }),
    sampleMaskPrompt({ image: [3, 16, 16], source: [3, 32, 32], patchSize: 4 }),
  ])('comes back with its prompt: $name', (prompt) => {
    const written = reprogramming(prompt);
    const read = readReprogramming(writeReprogramming(written));
    expect(read.prompt.name).toBe(prompt.name);
    expect(read.prompt.options).toEqual(prompt.options);
    expect(read.prompt.graph.imageShape).toEqual(prompt.graph.imageShape);
    expect(tensorsOf(read.values)).toEqual(tensorsOf(written.values));
    expect(read.prompt.render(read.values)).toEqual(prompt.render(written.values));
    expect(read).toMatchObject({ source: 'tiny', readout: written.readout, classNames: ['a', 'b', 'c'] });
    expect(writeReprogramming(read)).toEqual(writeReprogramming(written));
  });

  it('comes back with label weights, and with a head', () => {
    const weights = { weights: Float32Array.of(1, 0, 0, 0.5, 0, 0.5), sourceClasses: 3, targetClasses: 2 };
    const probe = {
      weight: Float32Array.of(1, 2, 3, 4),
      bias: Float32Array.of(0, 1),
      mean: Float32Array.of(5, 6),
      std: Float32Array.of(1, 2),
      classes: 2,
      width: 2,
    };
    const { classNames, ...bare } = reprogramming();
    for (const readout of [
      { kind: 'weights', weights },
      { kind: 'weights', weights: { ...weights, bias: Float32Array.of(2, -1) } },
      { kind: 'head', probe },
    ] as const) {
      const read = readReprogramming(writeReprogramming({ ...bare, readout }));
      expect(read.readout).toEqual(readout);
      expect(read).not.toHaveProperty('classNames');
    }
  });

  it('is refused for writing with names of another number, or values of another prompt', () => {
    const written = reprogramming();
    expect(() => writeReprogramming({ ...written, classNames: ['a'] })).toThrow(
      'invalid class names: got 1, expected 3',
    );
    expect(() => writeReprogramming({ ...written, values: {} })).toThrow('got theta missing');
  });
});

describe('a file that is none', () => {
  const container = readSafetensors(writeReprogramming(reprogramming()));
  const configuration = JSON.parse(container.metadata.configuration!);
  const theta = container.tensors.get('prompt/theta')!;
  const map = (values: number[]) => ({
    dtype: 'I32' as const,
    shape: [values.length],
    data: Int32Array.from(values),
  });

  function fileWith(changes: {
    metadata?: Record<string, string>;
    configuration?: object;
    tensors?: [string, unknown][];
  }): Uint8Array {
    const tensors = new Map([...container.tensors, ...(changes.tensors ?? [])]);
    return writeSafetensors({
      tensors: tensors as SafetensorsInput['tensors'],
      metadata: {
        ...container.metadata,
        configuration: JSON.stringify({ ...configuration, ...changes.configuration }),
        ...changes.metadata,
      },
    });
  }

  it('is the same file without changes', () => {
    expect(readReprogramming(fileWith({})).source).toBe('tiny');
  });

  const prompt = (changes: object) => ({
    configuration: { prompt: { ...configuration.prompt, ...changes } },
  });
  it.each<[string, Parameters<typeof fileWith>[0], string]>([
    ['another format', { metadata: { format: 'ticket' } }, 'format: got ticket'],
    ['another version', { metadata: { version: '2' } }, 'version: got 2, expected 1'],
    ['more metadata', { metadata: { author: 'x' } }, 'metadata: got '],
    ['text that is no JSON', { metadata: { configuration: '{' } }, 'got 1 characters, expected JSON'],
    ['a list', { metadata: { configuration: '[]' } }, 'configuration: got [], expected an object'],
    ['another field', { configuration: { code: 'x' } }, 'expected classNames, prompt, readout, source'],
    ['an unknown prompt', prompt({ name: 'constructor' }), 'prompt: got constructor, expected expansive'],
    ['a prototype as prompt', prompt({ name: '__proto__' }), 'prompt: got __proto__'],
    [
      'a plane beyond all memory',
      prompt({ source: [3, 1e6, 1e6] }),
      'prompt source: got [3,1000000,1000000]',
    ],
    ['sizes that are none', prompt({ image: [3, -1, 6] }), 'prompt image: got [3,-1,6]'],
    [
      'an unknown option',
      prompt({ options: { ...configuration.prompt.options, x: 1 } }),
      'option x of the prompt',
    ],
    ['too few options', prompt({ options: {} }), 'prompt options: got '],
    ['an option that is an object', prompt({ options: { initial: {} } }), 'prompt option initial: got {}'],
    ['an unknown readout', { configuration: { readout: 'code' } }, 'readout: got code'],
    ['names that are no text', { configuration: { classNames: [1, 2, 3] } }, 'class name: got 1'],
    ['names of another number', { configuration: { classNames: ['a'] } }, 'class names: got 1, expected 3'],
    ['another tensor', { tensors: [['x', theta]] }, 'tensors: got x'],
    ['a readout without tensors', { configuration: { readout: 'head' } }, 'tensor head/weight: got none'],
    [
      'values of another shape',
      { tensors: [['prompt/theta', { ...theta, shape: [1, 3, 144, 1] }]] },
      'got theta [1,3,144,1]',
    ],
    [
      'a map that names a source twice',
      { tensors: [['map', map([1, 2, 1])]] },
      'got source class 1 for target classes',
    ],
    ['a map to nowhere', { tensors: [['map', map([1, 2, -1])]] }, 'got source class -1'],
    ['an empty map', { tensors: [['map', map([])]] }, 'tensor map: got shape [0]'],
    [
      'a bias of another number of classes',
      {
        configuration: { readout: 'weights' },
        tensors: [
          ['weights', { dtype: 'F32', shape: [2, 3], data: new Float32Array(6) }],
          ['bias', { dtype: 'F32', shape: [2], data: new Float32Array(2) }],
        ],
      },
      'bias: got 2 values, expected 3',
    ],
    [
      'values that are not finite',
      {
        tensors: [
          [
            'prompt/theta',
            { ...theta, data: Float32Array.from(theta.data as Float32Array, () => Number.NaN) },
          ],
        ],
      },
      'tensor prompt/theta: got NaN, expected finite values',
    ],
  ])('is refused: %s', (_, changes, message) => {
    expect(() => readReprogramming(fileWith(changes))).toThrow(message);
  });

  it('is refused wherever it is cut', () => {
    const whole = writeReprogramming(reprogramming());
    for (let length = 0; length < whole.length; length += 41) {
      expect(() => readReprogramming(whole.subarray(0, length))).toThrow();
    }
  });
});
