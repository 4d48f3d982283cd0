/**
 * Probability that a standard normal variable is below z: absolute error below 1e-15.
 *
 * The series of Marsaglia 2004, "Evaluating the normal distribution": 1/2 + density(z) * (z + z^3/3 + z^5/(3 * 5) + ...).
 */
export function normalCdf(z: number): number {
  if (z < -9) return 0;
  if (z > 9) return 1;
  let term = z;
  let sum = 0;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  return 0.5 + (sum * Math.exp(-(z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
