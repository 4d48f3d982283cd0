import type { ImageListing } from '../image-listing.js';
import { withClassFolderSplits } from './class-folder-splits.js';
import type { DatasetDefinition } from './definition.js';
import { FLOWERS102_NAMES } from './flowers102-names.js';

export const flowers102: DatasetDefinition = {
  info: {
    name: 'flowers102',
    description: 'Oxford Flowers-102 as train/<1..102>/*.jpg and test/<1..102>/*.jpg, whole or a part of it',
    classes: FLOWERS102_NAMES.length,
    embedded: false,
    location: 'flowers102',
    license: 'none stated; cite Nilsback and Zisserman 2008, Automated Flower Classification',
    note: 'split as found in the folders, which need not be the official one; classes without images are left out',
  },
  withSplits: (location, use) =>
    withClassFolderSplits(location, ({ train, test }) => use({ train: named(train), test: named(test) })),
};

/** Gives the numbered folders the names of their flowers; another folder keeps its own name. */
function named(listing: ImageListing): ImageListing {
  return { ...listing, classNames: listing.classNames.map((id) => FLOWERS102_NAMES[Number(id) - 1] ?? id) };
}
