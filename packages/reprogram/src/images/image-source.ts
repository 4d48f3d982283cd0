/** Images on demand, so that data sets of bytes are never held as floats. */
export interface ImageSource {
  readonly count: number;
  /** Channels, height and width of every image. */
  readonly shape: readonly [number, number, number];
  /**
   * Writes the indexed images into `target`, one after the other, as float32 in 0..1, channels first.
   * `target` holds indices.length * channels * height * width values. An index may occur more than once.
   */
  read(indices: ArrayLike<number>, target: Float32Array): void;
}

/** Images and the class of each. */
export interface LabelledImages {
  readonly images: ImageSource;
  /** [images.count], 0..classes - 1. */
  readonly labels: Int32Array;
}
