/**
 * What is binned: the top label, one class, or several groups of bins: `eachClass` (the probability of class j into
 * group j) or `predictedClass` (the probability of the predicted class into the group of that class).
 */
export type CalibrationEvent = 'topLabel' | 'eachClass' | 'predictedClass' | number;

/** Number of groups of bins that an event makes with k classes. */
export function groupsOf(event: CalibrationEvent, k: number): number {
  return event === 'eachClass' || event === 'predictedClass' ? k : 1;
}
