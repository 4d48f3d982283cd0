import { describe, expect, it } from 'vitest';
import { InvalidDataError, readGtsrb } from '../src/index.js';
import { ppm } from './support/pictures.js';
import { temporaryFolder } from './support/temporary-folder.js';

const HEAD = 'Filename;Width;Height;Roi.X1;Roi.Y1;Roi.X2;Roi.Y2;ClassId\r\n';
const row = (name: string, label: number | string) => `${name};29;30;5;6;24;25;${label}\r\n`;
const pixel = (value: number) => ppm(1, 1, [value, value, value]);

const TRAIN = {
  'Final_Training/Images/00000/GT-00000.csv': HEAD + row('00000_00001.ppm', 0) + row('00000_00000.ppm', 0),
  'Final_Training/Images/00000/00000_00000.ppm': pixel(10),
  'Final_Training/Images/00000/00000_00001.ppm': pixel(11),
  'Final_Training/Images/00042/GT-00042.csv': HEAD + row('00000_00000.ppm', 42),
  'Final_Training/Images/00042/00000_00000.ppm': pixel(42),
};
const TEST_IMAGES = { 'Final_Test/Images/00007.ppm': pixel(7), 'Final_Test/Images/00009.ppm': pixel(9) };
const TEST_TABLE = HEAD + row('00009.ppm', 3) + row('00007.ppm', 1);

describe('readGtsrb', () => {
  it('reads the train split in the order of its tables', async () => {
    const { classNames, images } = await readGtsrb(await temporaryFolder(TRAIN), { split: 'train', size: 1 });
    expect(classNames).toHaveLength(43);
    expect(classNames[14]).toBe('stop');
    expect([...images.labels]).toEqual([0, 0, 42]);
    expect([...images.pixels]).toEqual([11, 11, 11, 10, 10, 10, 42, 42, 42]);
  });

  it.each(['Final_Test/GT-final_test.csv', 'Final_Test/Images/GT-final_test.csv', 'GT-final_test.csv'])(
    'reads the test split by %s',
    async (table) => {
      const folder = await temporaryFolder({ ...TEST_IMAGES, [table]: TEST_TABLE });
      const { images } = await readGtsrb(folder, { split: 'test', size: 1 });
      expect([...images.labels]).toEqual([3, 1]);
      expect([...images.pixels]).toEqual([9, 9, 9, 7, 7, 7]);
    },
  );

  it.each([
    ['a missing ClassId column', `Filename;Width\r\n00007.ppm;29\r\n`, /got no column ClassId/],
    ['a missing Filename column', `Name;ClassId\r\n00007.ppm;1\r\n`, /got no column Filename/],
    ['an empty table', '', /got no column Filename/],
    ['rows of unequal length', `${HEAD}00007.ppm;1\r\n`, /Invalid Record Length/],
    [
      'a class out of range',
      HEAD + row('00007.ppm', 43),
      /got ClassId 43 of 00007\.ppm, expected 0 <= ClassId < 43/,
    ],
    ['a class that is no number', HEAD + row('00007.ppm', 'x'), /got ClassId x/],
    ['an absent image', HEAD + row('00008.ppm', 1), /got 00008\.ppm, which is absent/],
    ['a name that leaves the folder', HEAD + row('../../../secret.ppm', 1), /which is absent/],
  ])('rejects %s', async (_, table, message) => {
    const folder = await temporaryFolder({ ...TEST_IMAGES, 'Final_Test/GT-final_test.csv': table });
    const failure = readGtsrb(folder, { split: 'test', size: 1 });
    await expect(failure).rejects.toThrow(InvalidDataError);
    await expect(failure).rejects.toThrow(message);
  });

  it('says which table is missing', async () => {
    const failure = readGtsrb(await temporaryFolder(TRAIN), { split: 'test', size: 1 });
    await expect(failure).rejects.toThrow(
      /got no table of the test split, expected Final_Test\/GT-final_test\.csv/,
    );
  });
});
