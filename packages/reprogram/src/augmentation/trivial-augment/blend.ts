const { fround, trunc } = Math;

/**
 * ratio * level + (1 - ratio) * other, the part after the point cut off. Ratios above 1 go away from `other`; the caller
 * clamps. In single precision as torchvision has it, so that no level is cut off differently.
 */
export function blend(level: number, other: number, ratio: number): number {
  return trunc(fround(fround(fround(ratio) * level) + fround(fround(1 - ratio) * other)));
}
