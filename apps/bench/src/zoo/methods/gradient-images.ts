import { firstPerClass, type ImageSet, subset } from '@reticket/datasets';
import { seededStream, shuffledIndices } from '../../pretrain/seeded-stream.js';

/** Images of each class that one-shot methods take gradients of; GraSP's paper takes 10. */
const perClass = 10;

/** Images to take gradients of before training: some of each class, drawn by seed, without augmentation. */
export function gradientImages(images: ImageSet, seed: number): ImageSet {
  const order = shuffledIndices(images.count, seededStream(seed, 'samples'));
  const labels = order.map((index) => images.labels[index]!);
  const drawn = firstPerClass(labels, perClass).map((position) => order[position]!);
  return subset(images, drawn);
}
