import { parse } from 'csv-parse/sync';
import { checkReadOptions, type ReadOptions, readListing } from '../build-image-set.js';
import { InvalidArgumentError, InvalidDataError } from '../errors.js';
import { openFileTree } from '../files/file-tree.js';
import type { FileTree } from '../files/tree.js';
import type { ImageEntry, ImageListing } from '../image-listing.js';
import type { LabelledImages } from '../image-set.js';
import { LIMITS } from '../limits.js';
import { decodeImage } from './decode-image.js';
import { GTSRB_CLASSES } from './gtsrb-classes.js';

export type GtsrbSplit = 'train' | 'test';

export interface GtsrbOptions extends ReadOptions {
  readonly split: GtsrbSplit;
}

const TRAIN_TABLE = /^Final_Training\/Images\/(\d{5})\/GT-\1\.csv$/;
/** The official archives put the test table at the root; other distributions beside the images. */
const TEST_TABLES = [
  'Final_Test/GT-final_test.csv',
  'Final_Test/Images/GT-final_test.csv',
  'GT-final_test.csv',
];

/**
 * Reads a split of the German Traffic Sign Recognition Benchmark in its official layout
 * (Stallkamp et al. 2012, https://benchmark.ini.rub.de): `Final_Training/Images/<class>/GT-<class>.csv`,
 * `Final_Test/Images` with `GT-final_test.csv`, images as PPM. `path` is the folder `GTSRB` or a zip of its
 * content. Images come in the order of the tables and are used whole; the region of interest is not cropped.
 *
 * @throws DataNotFoundError, DataLimitError, InvalidDataError (no table, a missing column, a class outside
 *   0..42, an image that is listed and absent, a damaged image).
 */
export async function readGtsrb(path: string, options: GtsrbOptions): Promise<LabelledImages> {
  checkReadOptions(options);
  const tree = await openFileTree(path);
  try {
    return await readListing(await listGtsrb(tree, options.split), options);
  } finally {
    tree.close();
  }
}

export async function listGtsrb(tree: FileTree, split: GtsrbSplit): Promise<ImageListing> {
  if (split !== 'train' && split !== 'test') throw new InvalidArgumentError('split', split, 'train or test');
  const tables =
    split === 'train'
      ? tree.files.filter((file) => TRAIN_TABLE.test(file))
      : TEST_TABLES.filter((file) => tree.has(file)).slice(0, 1);
  if (tables.length === 0) {
    const expected = split === 'train' ? 'Final_Training/Images/<class>/GT-<class>.csv' : TEST_TABLES[0]!;
    throw new InvalidDataError('GTSRB folder', tree.root, `no table of the ${split} split`, expected);
  }
  const entries: ImageEntry[] = [];
  for (const table of tables) {
    const folder = split === 'train' ? table.slice(0, table.lastIndexOf('/')) : 'Final_Test/Images';
    for (const row of await readTable(tree, table)) entries.push(toEntry(tree, table, folder, row));
  }
  return { classNames: GTSRB_CLASSES, entries };
}

type Row = Readonly<Record<string, string>>;

async function readTable(tree: FileTree, table: string): Promise<Row[]> {
  const where = tree.describe(table);
  const text = (await tree.read(table, LIMITS.tableBytes)).toString('utf8');
  let rows: Row[];
  try {
    rows = parse(text, { columns: true, delimiter: ';', bom: true, trim: true, skip_empty_lines: true });
  } catch (cause) {
    throw new InvalidDataError('GTSRB table', where, (cause as Error).message, 'a csv separated by ;', {
      cause,
    });
  }
  for (const column of ['Filename', 'ClassId']) {
    if (rows[0]?.[column] === undefined) {
      throw new InvalidDataError('GTSRB table', where, `no column ${column}`, 'columns Filename and ClassId');
    }
  }
  return rows;
}

function toEntry(tree: FileTree, table: string, folder: string, row: Row): ImageEntry {
  const { Filename: name, ClassId: id } = row as { Filename: string; ClassId: string };
  const label = /^\d+$/.test(id) ? Number(id) : -1;
  if (label < 0 || label >= GTSRB_CLASSES.length) {
    const expected = `0 <= ClassId < ${GTSRB_CLASSES.length}`;
    throw new InvalidDataError('GTSRB table', tree.describe(table), `ClassId ${id} of ${name}`, expected);
  }
  const file = `${folder}/${name}`;
  const where = tree.describe(file);
  if (!tree.has(file)) {
    throw new InvalidDataError(
      'GTSRB table',
      tree.describe(table),
      `${name}, which is absent`,
      `a file in ${folder}`,
    );
  }
  return {
    file: where,
    label,
    decode: async () => decodeImage(await tree.read(file, LIMITS.imageBytes), where),
  };
}
