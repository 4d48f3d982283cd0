import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataLimitError, InvalidDataError } from '../errors.js';
import { LIMITS } from '../limits.js';
import { asDataError, readBounded } from './bounded-read.js';
import { naturalOrder } from './natural-order.js';
import { type FileTree, isListed } from './tree.js';

/** A folder as a {@link FileTree}. Symbolic links are followed; the depth limit ends cycles. */
export async function openDirectory(root: string): Promise<FileTree> {
  const files: string[] = [];

  async function walk(folder: string, depth: number): Promise<void> {
    if (depth > LIMITS.depth) throw new DataLimitError('folders', root, folder, `${LIMITS.depth} levels`);
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!isListed(name)) continue;
      const kind = entry.isSymbolicLink() ? await stat(join(root, name)) : entry;
      if (kind.isDirectory()) await walk(name, depth + 1);
      else if (kind.isFile()) files.push(name);
      if (files.length > LIMITS.files) throw new DataLimitError('files', root, 'more', `${LIMITS.files}`);
    }
  }

  try {
    await walk('', 0);
  } catch (error) {
    throw asDataError(error, root);
  }
  files.sort(naturalOrder);
  const known = new Set(files);
  const describe = (file: string) => join(root, file);
  return {
    root,
    files,
    describe,
    has: (file) => known.has(file),
    async read(file, limit) {
      if (!known.has(file))
        throw new InvalidDataError('file name', file, 'no such file', `a file in ${root}`);
      return readBounded(describe(file), limit);
    },
    close() {},
  };
}
