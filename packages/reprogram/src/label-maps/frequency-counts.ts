import { checkCount, checkLabels } from '../arguments.js';
import { argMaxRows } from '../training/arg-max.js';
import type { FrequencyMatrix } from './frequency-matrix.js';

/** A `FrequencyMatrix` that is filled batch by batch. */
export class FrequencyCounts implements FrequencyMatrix {
  readonly counts: Int32Array;
  readonly sourceClasses: number;
  readonly targetClasses: number;

  constructor(sourceClasses: number, targetClasses: number) {
    checkCount('source classes', sourceClasses);
    checkCount('target classes', targetClasses);
    this.counts = new Int32Array(sourceClasses * targetClasses);
    this.sourceClasses = sourceClasses;
    this.targetClasses = targetClasses;
  }

  /** Adds images: their source logits [n, sourceClasses] and labels [n]. */
  add(sourceLogits: Float32Array, labels: Int32Array): this {
    checkLabels(labels, this.targetClasses);
    argMaxRows(sourceLogits, this.sourceClasses).forEach((source, item) => {
      const position = source * this.targetClasses + labels[item]!;
      this.counts[position] = this.counts[position]! + 1;
    });
    return this;
  }
}
