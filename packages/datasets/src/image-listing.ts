import type { RgbImage } from './rgb-image.js';

/** One image that is known but not decoded yet. */
export interface ImageEntry {
  /** Where it is, for messages. */
  readonly file: string;
  readonly label: number;
  decode(): Promise<RgbImage>;
}

/** The images of one split in their fixed order, before decoding. */
export interface ImageListing {
  readonly classNames: readonly string[];
  readonly entries: readonly ImageEntry[];
}
