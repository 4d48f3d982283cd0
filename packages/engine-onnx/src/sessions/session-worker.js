// Entry point of the worker thread of `WorkerHost`. JavaScript, so that it runs from source as from a build.
import { parentPort, workerData } from 'node:worker_threads';
import { openSession } from './open-session.js';

/**
 * @import { MessagePort } from 'node:worker_threads'
 * @import { Answer, Request } from './worker-messages.js'
 * @import { Session } from './session-host.js'
 */

const port = /** @type {MessagePort} */ (parentPort);
/** @type {Map<number, Session>} */
const sessions = new Map();

/**
 * @param {Exclude<Request, { kind: 'close' }>} request
 * @returns {Promise<Readonly<Record<string, Float32Array>>>}
 */
async function perform(request) {
  if (request.kind === 'open') {
    sessions.set(request.session, await openSession(request.model, workerData));
    return {};
  }
  const session = /** @type {Session} */ (sessions.get(request.session));
  if (request.kind === 'run') return session.run(request.feeds, request.outputs);
  sessions.delete(request.session);
  await session.release();
  return {};
}

port.on('message', async (/** @type {Request} */ request) => {
  if (request.kind === 'close') {
    port.close();
    return;
  }
  /** @type {Answer} */
  let answer;
  try {
    answer = { id: request.id, results: await perform(request) };
  } catch (error) {
    answer = { id: request.id, error: error instanceof Error ? error.message : String(error) };
  }
  const results = 'results' in answer ? Object.values(answer.results) : [];
  port.postMessage(
    answer,
    results.map(({ buffer }) => /** @type {ArrayBuffer} */ (buffer)),
  );
});
