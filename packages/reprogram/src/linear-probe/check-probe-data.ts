import { checkCount, checkEveryClassPresent, checkLabels } from '../arguments.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';

/** What a probe learns from. */
export interface ProbeData {
  /** [n, width], as `extractFeatures` returns them; not changed. */
  readonly features: Float32Array;
  /** [n], 0..classes - 1; at least one of each class. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly width: number;
}

/** @throws ShapeMismatchError, InvalidArgumentError or LabelRangeError unless features and labels fit together. */
export function checkFeatures({ features, labels, classes, width }: ProbeData): void {
  checkCount('classes', classes);
  checkCount('width', width);
  checkCount('number of items', labels.length);
  if (features.length !== labels.length * width) {
    throw new ShapeMismatchError(
      `invalid features: got ${features.length} values, expected ${labels.length} x ${width}`,
    );
  }
  const broken = features.findIndex((value) => !Number.isFinite(value));
  if (broken !== -1) {
    throw new InvalidArgumentError(
      `invalid feature ${broken % width} of item ${Math.floor(broken / width)}: got ${features[broken]}, expected a finite number`,
    );
  }
  checkLabels(labels, classes);
}

/** Like `checkFeatures`, and @throws EmptyClassError when a class has no item. */
export function checkProbeData(data: ProbeData): void {
  checkFeatures(data);
  checkEveryClassPresent(data.labels, data.classes);
}
