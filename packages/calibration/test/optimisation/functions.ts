type Objective = (x: Float64Array, gradient: Float64Array) => number;

/** Rosenbrock's valley chained over n coordinates: minimum 0 at (1, ..., 1). */
export const rosenbrock: Objective = (x, gradient) => {
  let value = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const bend = x[i + 1]! - x[i]! ** 2;
    const rest = 1 - x[i]!;
    value += 100 * bend ** 2 + rest ** 2;
    gradient[i]! += -400 * x[i]! * bend - 2 * rest;
    gradient[i + 1]! += 200 * bend;
  }
  return value;
};

/** sum of curvature * (x - centre)^2 / 2. */
export function quadratic(curvatures: readonly number[], centre: readonly number[]): Objective {
  return (x, gradient) => {
    let value = 0;
    curvatures.forEach((curvature, i) => {
      const away = x[i]! - centre[i]!;
      value += (curvature * away ** 2) / 2;
      gradient[i] = curvature * away;
    });
    return value;
  };
}

/** Mean cross-entropy of softmax regression + l2 / 2 * |weight|^2; x is weight [classes, width], then bias. */
export function softmaxRegression({
  features,
  labels,
  classes,
  width,
  l2,
}: {
  readonly features: readonly number[];
  readonly labels: readonly number[];
  readonly classes: number;
  readonly width: number;
  readonly l2: number;
}): Objective {
  return (x, gradient) => {
    let value = 0;
    labels.forEach((label, row) => {
      const item = features.slice(row * width, (row + 1) * width);
      const logits = Array.from({ length: classes }, (_, k) =>
        item.reduce((sum, feature, j) => sum + feature * x[k * width + j]!, x[classes * width + k]!),
      );
      const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
      value += (Math.log(total) - logits[label]!) / labels.length;
      logits.forEach((logit, k) => {
        const slope = (Math.exp(logit) / total - (k === label ? 1 : 0)) / labels.length;
        item.forEach((feature, j) => {
          gradient[k * width + j]! += slope * feature;
        });
        gradient[classes * width + k]! += slope;
      });
    });
    for (let i = 0; i < classes * width; i++) {
      value += (l2 / 2) * x[i]! ** 2;
      gradient[i]! += l2 * x[i]!;
    }
    return value;
  };
}
