// JavaScript, so that a worker thread can load it from source as from a build.
import { MessageChannel } from 'node:worker_threads';
import * as ort from 'onnxruntime-node';

/**
 * @import { Tensor } from '@reticket/network'
 * @import { ModelWithWeights } from '../onnx/encode-model.js'
 * @import { Session } from './session-host.js'
 */

/** @param {Tensor} tensor */
function toOnnxTensor({ data, shape }) {
  return data instanceof Float32Array
    ? new ort.Tensor('float32', data, shape)
    : new ort.Tensor('int32', data, shape);
}

/**
 * Gives the memory of an array back now, not at some later garbage collection: it is sent into a channel that closes.
 *
 * @param {Uint8Array} array
 */
function free({ buffer }) {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(undefined, [/** @type {ArrayBuffer} */ (buffer)]);
  port1.close();
  port2.close();
}

/**
 * Creates a session on this thread, which its runs then occupy: ONNX Runtime computes synchronously.
 *
 * @param {ModelWithWeights} model
 * @param {ort.InferenceSession.SessionOptions} options
 * @returns {Promise<Session>}
 */
export async function openSession({ model, weights }, options) {
  const session = await ort.InferenceSession.create(model, {
    ...options,
    externalData: weights.data.length === 0 ? [] : [weights],
  });
  free(weights.data);
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
