// JavaScript, so that a worker thread can load it from source as from a build.
import * as ort from 'onnxruntime-node';

/**
 * @import { Tensor } from '@reticket/network'
 * @import { Session } from './session-host.js'
 */

/** @param {Tensor} tensor */
function toOnnxTensor({ data, shape }) {
  return data instanceof Float32Array
    ? new ort.Tensor('float32', data, shape)
    : new ort.Tensor('int32', data, shape);
}

/**
 * Creates a session on this thread, which its runs then occupy: ONNX Runtime computes synchronously.
 *
 * @param {Uint8Array} model
 * @param {ort.InferenceSession.SessionOptions} options
 * @returns {Promise<Session>}
 */
export async function openSession(model, options) {
  const session = await ort.InferenceSession.create(model, options);
  return {
    async run(feeds, outputs) {
      const tensors = Object.entries(feeds).map(([name, tensor]) => [name, toOnnxTensor(tensor)]);
      const results = await session.run(Object.fromEntries(tensors), outputs);
      return Object.fromEntries(
        Object.entries(results).map(([name, { data }]) => [name, /** @type {Float32Array} */ (data)]),
      );
    },
    release: () => session.release(),
  };
}
