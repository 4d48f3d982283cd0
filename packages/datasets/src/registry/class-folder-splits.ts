import { openFileTree } from '../files/file-tree.js';
import { listClassFolders } from '../formats/class-folders.js';
import type { ListedSplits } from './definition.js';

/** `train/<class>/<image>` and `test/<class>/<image>` in a folder or zip, labels by the train split. */
export async function withClassFolderSplits<T>(
  location: string,
  use: (splits: ListedSplits) => Promise<T>,
): Promise<T> {
  const tree = await openFileTree(location);
  try {
    const train = listClassFolders(tree, 'train');
    return await use({ train, test: listClassFolders(tree, 'test', train.classNames) });
  } finally {
    tree.close();
  }
}
