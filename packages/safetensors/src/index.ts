export { DTYPES, type Dtype, type DtypeArrays } from './dtype.js';
export type { TensorEntry, TensorInput } from './entry.js';
export { SafetensorsError, type SafetensorsErrorCode } from './errors.js';
export { float16FromFloat32, float32FromBfloat16, float32FromFloat16 } from './float16.js';
export type { ReadLimits } from './limits.js';
export { readSafetensors, type Safetensors } from './read.js';
export { toFloat32 } from './to-float32.js';
export { compareCodePoints, type SafetensorsInput, safetensorsPieces, writeSafetensors } from './write.js';
