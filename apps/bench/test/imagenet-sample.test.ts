import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { InvalidPlanError } from '../src/errors.js';
import { listImagenetSample, readImagenetSample } from '../src/upstream/imagenet-sample.js';
import { temporaryFolder } from './support/temporary-folder.js';

describe('listImagenetSample', () => {
  it('reads class index and name from file names, and passes over others', () => {
    const folder = temporaryFolder();
    for (const name of ['0002_n01484850_great_white_shark.jpg', '0000_n01440764_tench.JPEG', 'notes.txt']) {
      writeFileSync(join(folder, name), '');
    }
    expect(listImagenetSample(folder).map(({ label, className }) => [label, className])).toEqual([
      [0, 'tench'],
      [2, 'great white shark'],
    ]);
  });

  it('refuses a folder without such images', () => {
    expect(() => listImagenetSample(temporaryFolder())).toThrow(InvalidPlanError);
  });

  it('refuses a class that ImageNet-1k does not have', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '1000_n01440764_tench.jpg'), '');
    expect(() => listImagenetSample(folder)).toThrow('got 1000');
  });
});

describe('readImagenetSample', () => {
  it('decodes to channels first', async () => {
    const folder = temporaryFolder();
    const red = { create: { width: 8, height: 8, channels: 3 as const, background: { r: 254, g: 0, b: 0 } } };
    await sharp(red).jpeg({ quality: 100 }).toFile(join(folder, '0007_n01514668_cock.jpg'));
    const { pixels, labels } = await readImagenetSample(listImagenetSample(folder), 4);
    expect([...labels]).toEqual([7]);
    expect(pixels).toHaveLength(48);
    expect(Math.min(...pixels.subarray(0, 16))).toBeGreaterThan(250);
    expect(Math.max(...pixels.subarray(16))).toBeLessThan(4);
  });
});
