import type { ShotSet } from '@reticket/reprogram';
import type { Shots } from '@reticket/results';

/** A shot set as results record it: asked, actual, and which images. */
export function shotsOf({ asked, actualPerClass, indices, hash }: ShotSet): Shots {
  return { asked, actualPerClass, total: indices.length, hash };
}
