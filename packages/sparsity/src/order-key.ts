const NEGATIVE_ZERO = -0x80000000;

/**
 * Maps the bit pattern of a finite float to an integer of the same order, -0 and 0 to the same one: the pattern as
 * a signed integer, with all bits but the sign flipped if it is negative.
 */
export function orderKey(pattern: number): number {
  if (pattern >= 0) return pattern;
  return pattern === NEGATIVE_ZERO ? 0 : pattern ^ 0x7fffffff;
}
