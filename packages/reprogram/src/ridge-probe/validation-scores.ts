import { accuracy, ece, logits, nll, predictions, softmax } from '@reticket/calibration';

/** What a probe is worth on validation items. */
export interface ValidationScores {
  /** Mean negative log-likelihood, nats. */
  readonly nll: number;
  /** 0..1. */
  readonly accuracy: number;
  /** Expected calibration error over 15 bins of equal width, 0..1. */
  readonly ece: number;
}

/** Scores of logits [n, classes]. */
export function validationScores(data: Float32Array, labels: Int32Array, classes: number): ValidationScores {
  const scores = logits({ data, shape: [labels.length, classes] });
  return {
    nll: nll(predictions(scores, labels)),
    accuracy: accuracy(predictions(scores, labels)),
    ece: ece(predictions(softmax(scores), labels)),
  };
}
