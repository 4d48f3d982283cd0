import type { ExactSum } from '../exact-sum.js';

/** Veltkamp's constant: multiplying by it cuts a float64 into two halves of 26 bits. */
const SPLITTER = 2 ** 27 + 1;

/**
 * `a * b - product` without rounding, where `product` is the rounded `a * b` (Dekker 1971, "A floating-point
 * technique for extending the available precision"). Exact for factors below 1e300 whose product is above 1e-290.
 */
export function twoProductError(a: number, b: number, product: number): number {
  const a1 = highHalf(a);
  const a2 = a - a1;
  const b1 = highHalf(b);
  const b2 = b - b1;
  return a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2);
}

function highHalf(value: number): number {
  const scaled = SPLITTER * value;
  return scaled - (scaled - value);
}

/** Adds `value * weight` to a sum without rounding the product. */
export function addProduct(sum: ExactSum, value: number, weight: number): void {
  const product = value * weight;
  sum.add(product);
  if (weight !== 1) sum.add(twoProductError(value, weight, product));
}
