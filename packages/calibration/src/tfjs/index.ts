export { labelsFromTensor, logitsFromTensor, probabilitiesFromTensor } from './from-tensor.js';
export type { TensorLike } from './tensor.js';
