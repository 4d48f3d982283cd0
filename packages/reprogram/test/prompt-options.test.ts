import { describe, expect, it } from 'vitest';
import {
  expansivePrompt,
  fixedPatchPrompt,
  lowRankPrompt,
  padPrompt,
  resizePrompt,
  sampleMaskPrompt,
  seededGenerator,
  watermarkPrompt,
} from '../src/index.js';

const sizes = { image: [3, 32, 32], source: [3, 224, 224] } as const;
const random = () => seededGenerator(0, 'test');

describe('a prompt', () => {
  it.each([
    ['another number of channels', () => watermarkPrompt({ ...sizes, image: [2, 4, 4] }), 'got [2,4,4]'],
    ['a frame wider than half', () => padPrompt({ ...sizes, width: 113 }), 'invalid pad width: got 113'],
    ['a patch larger than the source', () => fixedPatchPrompt({ ...sizes, size: 225 }), 'got 225'],
    ['no rank', () => lowRankPrompt({ ...sizes, rank: 0 }), 'invalid rank: got 0'],
    ['a scale out of bounds', () => resizePrompt({ ...sizes, scale: 6 }), 'got 6, expected 0.1..5'],
    ['patches of 3 px', () => sampleMaskPrompt({ ...sizes, patchSize: 3 }), 'invalid patch size: got 3'],
    ['patches of 32 px in 5 layers', () => sampleMaskPrompt({ ...sizes, patchSize: 32 }), 'got 32'],
    [
      'a coverage that is none',
      () => watermarkPrompt({ ...sizes, coverage: 'half' as 'full' }),
      'invalid coverage: got half, expected full, medium or narrow',
    ],
    [
      'a projected product',
      () => lowRankPrompt({ ...sizes, parametrisation: 'projected' as 'free' }),
      'invalid parametrisation: got projected, expected free or sigmoid',
    ],
    [
      'a free border',
      () => expansivePrompt({ ...sizes, parametrisation: 'free' as 'sigmoid' }),
      'invalid parametrisation: got free, expected sigmoid or projected',
    ],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(expect.objectContaining({ code: 'RETICKET_INVALID_ARGUMENT' }));
    expect(make).toThrow(message);
  });

  it('has the frames of the papers at 224 px, and in proportion at other sizes', () => {
    const frameOf = ({ options }: { options: Readonly<Record<string, unknown>> }) => options.frame;
    expect(frameOf(padPrompt(sizes))).toBe(30);
    expect(frameOf(watermarkPrompt({ ...sizes, coverage: 'medium' }))).toBe(56);
    expect(frameOf(watermarkPrompt({ ...sizes, coverage: 'narrow' }))).toBe(28);
    expect(frameOf(watermarkPrompt({ ...sizes, source: [3, 32, 48], coverage: 'medium' }))).toBe(8);
  });

  it('shows nothing learnt as grey: half-way pixels of a border, and patterns that add nothing', () => {
    const grey = { image: [3, 2, 2], source: [3, 16, 16] } as const;
    const prompts = [
      expansivePrompt({ ...grey, parametrisation: 'projected' }),
      watermarkPrompt(grey),
      lowRankPrompt(grey),
      sampleMaskPrompt({ ...grey, patchSize: 4 }),
    ];
    for (const prompt of prompts) {
      const { data, shape } = prompt.render(prompt.initialValues(random()));
      expect(shape).toEqual([3, 16, 16]);
      expect(data[0]).toBe(0.5);
    }
  });

  it('renders the border of a scaled image around the image', () => {
    const prompt = resizePrompt({ image: [3, 4, 4], source: [3, 8, 8], scale: 1 });
    const { data } = prompt.render(prompt.initialValues());
    const rows = Array.from({ length: 8 }, (_, row) => [...data.subarray(8 * row, 8 * row + 8)]);
    expect(rows[0]).toEqual(Array(8).fill(0.5));
    expect(rows[4]).toEqual([0.5, 0.5, 0, 0, 0, 0, 0.5, 0.5]);
  });
});
