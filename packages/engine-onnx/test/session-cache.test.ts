import { expect, it } from 'vitest';
import { SessionCache } from '../src/sessions/session-cache.js';

/** Opens values by key and notes what is opened and released. */
class Recorder {
  readonly opened: string[] = [];
  readonly released: string[] = [];
  readonly cache: SessionCache<{ release(): Promise<void> }>;

  constructor(idleLimit: number) {
    this.cache = new SessionCache(idleLimit);
  }

  acquire(key: string, bytes: number) {
    return this.cache.acquire(key, bytes, async () => {
      this.opened.push(key);
      return {
        release: async () => {
          this.released.push(key);
        },
      };
    });
  }
}

it('opens a value once for users that overlap', async () => {
  const recorder = new Recorder(0);
  const [a, b] = await Promise.all([recorder.acquire('k', 1), recorder.acquire('k', 1)]);
  await a.release();
  await a.release();
  expect(recorder.released).toEqual([]);
  await b.release();
  expect(recorder).toMatchObject({ opened: ['k'], released: ['k'] });
});

it('keeps idle values within the limit, those that became idle last', async () => {
  const recorder = new Recorder(5);
  for (const [key, bytes] of [
    ['a', 2],
    ['b', 3],
    ['a', 2],
    ['c', 2],
  ] as const) {
    await (await recorder.acquire(key, bytes)).release();
  }
  expect(recorder).toMatchObject({ opened: ['a', 'b', 'c'], released: ['b'] });
});

it('opens anew what failed to open', async () => {
  const cache = new SessionCache<{ release(): Promise<void> }>(1);
  const fail = () => Promise.reject(new Error('no'));
  await expect(cache.acquire('k', 1, fail)).rejects.toThrow('no');
  const lease = await cache.acquire('k', 1, async () => ({ release: async () => {} }));
  await lease.release();
});
