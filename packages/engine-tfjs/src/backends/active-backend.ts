import * as tf from '@tensorflow/tfjs-core';
import { BackendUnavailableError } from '../errors.js';

/** The last of the computations that wait for their backend. */
let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Runs `compute` in one go with `backend` as the backend of TensorFlow.js. The active backend is global: engines take
 * turns, and since other code may change it whenever this one waits, it is set again until it holds in the very turn
 * in which `compute` runs.
 *
 * @throws BackendUnavailableError when the backend cannot start.
 */
export function onBackend<T>(backend: string, compute: () => T): Promise<T> {
  const turn = lastTurn.then(async () => {
    while (tf.getBackend() !== backend) {
      if (!(await tf.setBackend(backend))) {
        throw new BackendUnavailableError(`invalid backend: got ${backend}, expected one that starts here`);
      }
    }
    return compute();
  });
  lastTurn = turn.catch(() => undefined);
  return turn;
}

/** Uses the active backend once without messages: the first use of cpu in Node prints an advertisement. */
export function skipBanner(): void {
  const production = tf.env().getBool('PROD');
  tf.env().set('PROD', true);
  tf.dispose(tf.scalar(0));
  tf.env().set('PROD', production);
}
