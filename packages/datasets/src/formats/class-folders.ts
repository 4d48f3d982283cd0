import { checkReadOptions, type ReadOptions, readListing } from '../build-image-set.js';
import { InvalidDataError } from '../errors.js';
import { openFileTree } from '../files/file-tree.js';
import { naturalOrder } from '../files/natural-order.js';
import type { FileTree } from '../files/tree.js';
import type { ImageListing } from '../image-listing.js';
import type { LabelledImages } from '../image-set.js';
import { LIMITS } from '../limits.js';
import { decodeImage, IMAGE_NAME } from './decode-image.js';

export interface ClassFoldersOptions extends ReadOptions {
  /** Folder inside `path` that holds the class folders, such as `train`; `path` itself by default. */
  readonly under?: string;
  /** Folder names in label order, to give a test split the labels of its train split; found by default. */
  readonly classNames?: readonly string[];
}

/**
 * Reads images from one folder per class, in a directory or in a zip archive: `<class>/<image>.jpg`.
 *
 * Classes and images are in natural order ({@link naturalOrder}: numeric folder names sort as numbers).
 * JPEG, PNG, WebP and binary PPM are read, also from folders deeper inside a class; files with other
 * extensions and hidden files are ignored; a folder without images is not a class.
 *
 * @throws DataNotFoundError, InvalidDataError (no images, an image outside a class folder or in an
 *   unexpected class, a damaged file), DataLimitError, or the reason of `signal`.
 */
export async function readClassFolders(path: string, options: ClassFoldersOptions): Promise<LabelledImages> {
  checkReadOptions(options);
  const tree = await openFileTree(path);
  try {
    return await readListing(listClassFolders(tree, options.under, options.classNames), options);
  } finally {
    tree.close();
  }
}

export function listClassFolders(tree: FileTree, under = '', expected?: readonly string[]): ImageListing {
  const folder = under.replace(/^\/+|\/+$/g, '');
  const prefix = folder === '' ? '' : `${folder}/`;
  const images = tree.files
    .filter((file) => file.startsWith(prefix) && IMAGE_NAME.test(file))
    .map((file) => ({ file, className: classOf(tree, file, prefix) }));
  if (images.length === 0) {
    throw new InvalidDataError('class folders', tree.describe(prefix), 'no images', '<class>/<image>.jpg');
  }
  const found = [...new Set(images.map((image) => image.className))].sort(naturalOrder);
  const classNames = expected ?? found;
  const labels = new Map(classNames.map((name, label) => [name, label]));
  const entries = images.map(({ file, className }) => {
    const label = labels.get(className);
    const where = tree.describe(file);
    if (label === undefined) {
      throw new InvalidDataError('class folder of', where, className, `one of ${classNames.join(', ')}`);
    }
    return {
      file: where,
      label,
      decode: async () => decodeImage(await tree.read(file, LIMITS.imageBytes), where),
    };
  });
  entries.sort((a, b) => a.label - b.label);
  return { classNames, entries };
}

function classOf(tree: FileTree, file: string, prefix: string): string {
  const rest = file.slice(prefix.length);
  const slash = rest.indexOf('/');
  if (slash < 0) {
    throw new InvalidDataError('place of', tree.describe(file), 'no class folder', '<class>/<image>');
  }
  return rest.slice(0, slash);
}
