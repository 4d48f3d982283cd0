const BUT_SIGN = 0x7fffffff;

/**
 * Maps the bit pattern of a finite float to an integer of the same order, -0 and 0 to the same one: the pattern as
 * a signed integer, with all bits but the sign flipped if it is negative. Without a branch that data decides.
 */
export function orderKey(pattern: number): number {
  const key = pattern ^ ((pattern >> 31) & BUT_SIGN);
  return key === -1 ? 0 : key;
}
