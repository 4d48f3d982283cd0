const MAX_NEWTON_STEPS = 100;
const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b), the probability that a Beta(a, b) variable is at most x.
 *
 * Continued fraction of DLMF 8.17.22 by Lentz's algorithm, on the side of the mean where it converges fast. The factor
 * before it is taken relative to its value at the mean (Stirling's series), so it keeps its digits for large a and b.
 * Relative error about 1e-13 for a + b up to 1e5. Cost: of the order of sqrt(max(a, b)) divisions.
 *
 * @param x 0 < x < 1
 * @param a >= 1
 * @param b >= 1
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  return Math.exp(logRegularizedBeta(x, 1 - x, a, b));
}

/**
 * The x with I_x(a, b) = p.
 *
 * Newton's method for log I as a function of logit x. The density in logit x is log-concave, hence so is I: the
 * iteration cannot leave the line or cycle, wherever it starts. Agrees with SciPy to 1e-12 relative.
 *
 * @param p 1e-300 <= p < 1
 * @param a >= 1
 * @param b >= 1
 */
export function betaQuantile(p: number, a: number, b: number): number {
  const target = Math.log(p);
  let logit = Math.log(a / b);
  for (let i = 0; i < MAX_NEWTON_STEPS; i++) {
    const x = 1 / (1 + Math.exp(-logit));
    const complement = 1 / (1 + Math.exp(logit));
    const below = logRegularizedBeta(x, complement, a, b);
    const step = (target - below) * Math.exp(below - logPower(x, complement, a, b));
    logit += step;
    if (Math.abs(step) <= 1e-14 * (1 + Math.abs(logit))) break;
  }
  return 1 / (1 + Math.exp(-logit));
}

function logRegularizedBeta(x: number, complement: number, a: number, b: number): number {
  const power = logPower(x, complement, a, b);
  return x < (a + 1) / (a + b + 2)
    ? power - Math.log(a * continuedFraction(x, a, b))
    : Math.log1p(-Math.exp(power) / (b * continuedFraction(complement, b, a)));
}

/** `log(x^a (1 - x)^b / B(a, b))`, which is also the log density of logit x. */
function logPower(x: number, complement: number, a: number, b: number): number {
  const sum = a + b;
  return (
    a * Math.log((x * sum) / a) +
    b * Math.log((complement * sum) / b) +
    Math.log(((a / sum) * b) / (2 * Math.PI)) / 2 +
    stirlingRemainder(sum) -
    stirlingRemainder(a) -
    stirlingRemainder(b)
  );
}

/** `log Gamma(z) - ((z - 1/2) log z - z + log(2 pi) / 2)` by Stirling's series (DLMF 5.11.1), raised to z >= 16 first. */
function stirlingRemainder(z: number): number {
  let raised = z;
  let sum = 0;
  for (; raised < 16; raised++) sum += (raised + 0.5) * Math.log1p(1 / raised) - 1;
  const square = 1 / (raised * raised);
  return (
    sum + (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / raised
  );
}

/** `1 + d1 / (1 + d2 / (1 + ...))` with the d of DLMF 8.17.23. */
function continuedFraction(x: number, a: number, b: number): number {
  let value = 1;
  let numerator = 1;
  let denominator = 0;
  for (let i = 1; ; i++) {
    const m = i >> 1;
    const d =
      i % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / (1 + d * denominator || TINY);
    numerator = 1 + d / numerator || TINY;
    const factor = numerator * denominator;
    value *= factor;
    if (Math.abs(factor - 1) < 2 ** -52) return value;
  }
}
