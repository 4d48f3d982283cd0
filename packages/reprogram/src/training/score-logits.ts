import { argMaxRows } from './arg-max.js';
import { meanCrossEntropy } from './mean-cross-entropy.js';
import type { ValidationRecord } from './validation.js';

/** Mean cross-entropy and accuracy of logits [n, classes]. */
export function scoreLogits(logits: Float32Array, labels: Int32Array, classes: number): ValidationRecord {
  const correct = argMaxRows(logits, classes).filter((label, item) => label === labels[item]).length;
  return { loss: meanCrossEntropy(logits, labels, classes), accuracy: correct / labels.length };
}
