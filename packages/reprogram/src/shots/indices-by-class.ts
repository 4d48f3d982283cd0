import { checkCount, checkLabels } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';

/** Indices of each class in ascending order, of all labels or of the chosen ones (each chosen once). */
export function indicesByClass(labels: Int32Array, classes: number, chosen?: Int32Array): Int32Array[] {
  checkCount('classes', classes);
  checkLabels(labels, classes);
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  if (chosen === undefined) {
    labels.forEach((label, index) => {
      byClass[label]!.push(index);
    });
  } else {
    let previous = -1;
    for (const index of chosen.toSorted()) {
      if (index < 0 || index >= labels.length || index === previous) {
        throw new InvalidArgumentError(
          `invalid index: got ${index}${index === previous ? ' twice' : ''}, expected distinct ones in 0..${labels.length - 1}`,
        );
      }
      byClass[labels[index]!]!.push(index);
      previous = index;
    }
  }
  return byClass.map((indices) => Int32Array.from(indices));
}
