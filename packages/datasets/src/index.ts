export type { ReadOptions } from './build-image-set.js';
export { createDataset, type Dataset } from './dataset.js';
export {
  DataLimitError,
  DataNotFoundError,
  InvalidArgumentError,
  InvalidDataError,
  UnknownDatasetError,
} from './errors.js';
export { naturalOrder } from './files/natural-order.js';
export { firstPerClass } from './first-per-class.js';
export {
  type CifarBinaryOptions,
  type CifarSplit,
  type CifarVariant,
  readCifarBinary,
} from './formats/cifar-binary.js';
export { type ClassFoldersOptions, readClassFolders } from './formats/class-folders.js';
export { decodeImage } from './formats/decode-image.js';
export { type GtsrbOptions, type GtsrbSplit, readGtsrb } from './formats/gtsrb.js';
export { type IdxArray, type IdxFiles, readIdx, readIdxImages } from './formats/idx.js';
export { hashImage } from './image-hash.js';
export { type ImageSet, type LabelledImages, subset } from './image-set.js';
export { type LoadOptions, loadDataset } from './load-dataset.js';
export type { DatasetInfo } from './registry/definition.js';
export { listDatasets } from './registry/registry.js';
export { resizeToSquare } from './resize.js';
export type { RgbImage } from './rgb-image.js';
export { type TensorBatch, toTensorBatch } from './tensor-batch.js';
