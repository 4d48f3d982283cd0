import { createDataset, type Dataset, type ImageSet } from '@reticket/datasets';

/** Images of one pixel; `hashes` name the pictures. */
function images(labels: readonly number[], hashes: readonly string[]): ImageSet {
  return {
    count: labels.length,
    height: 1,
    width: 1,
    pixels: new Uint8Array(3 * labels.length),
    labels: Int32Array.from(labels),
    hashes,
  };
}

/** Two classes with `perClass` train and two test images each; every picture is another unless `share` says so. */
export function smallDataset({ perClass = 4, share = false } = {}): Dataset {
  const trainLabels = Array.from({ length: 2 * perClass }, (_, index) => index % 2);
  return createDataset({
    name: 'small',
    classNames: ['left', 'right'],
    train: images(
      trainLabels,
      trainLabels.map((_, index) => `train-${index}`),
    ),
    test: images([0, 1, 0, 1], share ? ['test-0', 'train-1', 'train-3', 'test-3'] : ['a', 'b', 'c', 'd']),
    license: 'none',
  });
}
