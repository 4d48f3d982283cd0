import { type ImageSet, subset } from '@reticket/datasets';

export interface HeldOut {
  readonly train: ImageSet;
  readonly validation: ImageSet;
}

/** Holds out the last `perClass` images of each class, in the order of the data set. */
export function holdOut(images: ImageSet, perClass: number): HeldOut {
  const left = new Map<number, number>();
  const validation: number[] = [];
  const train: number[] = [];
  for (let index = images.count - 1; index >= 0; index -= 1) {
    const label = images.labels[index]!;
    const wanted = left.get(label) ?? perClass;
    (wanted > 0 ? validation : train).push(index);
    left.set(label, wanted - 1);
  }
  return { train: subset(images, train.reverse()), validation: subset(images, validation.reverse()) };
}
