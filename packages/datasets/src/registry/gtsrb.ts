import { openFileTree } from '../files/file-tree.js';
import { listGtsrb } from '../formats/gtsrb.js';
import { GTSRB_CLASSES } from '../formats/gtsrb-classes.js';
import type { DatasetDefinition } from './definition.js';

export const gtsrb: DatasetDefinition = {
  info: {
    name: 'gtsrb',
    description: 'German Traffic Sign Recognition Benchmark in its official layout, whole or a part of it',
    classes: GTSRB_CLASSES.length,
    embedded: false,
    location: 'gtsrb/GTSRB',
    license: 'none stated; free for research, cite Stallkamp et al. 2012, Man vs. computer',
  },
  async withSplits(location, use) {
    const tree = await openFileTree(location);
    try {
      return await use({ train: await listGtsrb(tree, 'train'), test: await listGtsrb(tree, 'test') });
    } finally {
      tree.close();
    }
  },
};
