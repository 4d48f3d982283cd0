import type { ImageListing } from '../image-listing.js';

/** What {@link listDatasets} says about one data set. */
export interface DatasetInfo {
  readonly name: string;
  readonly description: string;
  /** Number of classes. */
  readonly classes: number;
  /** Side of the images as stored, pixels; absent when it varies. */
  readonly nativeSize?: number;
  /** Comes with the package: needs no data directory. */
  readonly embedded: boolean;
  /** File or folder below the data directory; absent for an embedded data set. */
  readonly location?: string;
  readonly license: string;
  /** Caveat to show beside any number computed from this data. */
  readonly note?: string;
}

/** Both splits, listed but not decoded. Both have the class names of the train split. */
export interface ListedSplits {
  readonly train: ImageListing;
  readonly test: ImageListing;
}

/** One registered data set: its card and how its splits are listed. */
export interface DatasetDefinition {
  readonly info: DatasetInfo;
  /** The location is one archive file, so that its decoded pixels can be cached under its hash. */
  readonly archive?: boolean;
  /**
   * Lists the splits, hands them to `use` and releases what it opened afterwards.
   *
   * @param location absolute path of `info.location`; empty for an embedded data set.
   */
  withSplits<T>(location: string, use: (splits: ListedSplits) => Promise<T>): Promise<T>;
}
