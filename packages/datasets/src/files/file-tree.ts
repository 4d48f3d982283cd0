import { stat } from 'node:fs/promises';
import { asDataError } from './bounded-read.js';
import { openDirectory } from './directory-tree.js';
import type { FileTree } from './tree.js';
import { openZip } from './zip-tree.js';

/**
 * Opens a folder or a zip archive for reading; the caller closes it.
 *
 * @throws DataNotFoundError, InvalidDataError (not a zip, unsafe or duplicate names), DataLimitError.
 */
export async function openFileTree(path: string): Promise<FileTree> {
  let isDirectory: boolean;
  try {
    isDirectory = (await stat(path)).isDirectory();
  } catch (error) {
    throw asDataError(error, path);
  }
  return isDirectory ? openDirectory(path) : openZip(path);
}
