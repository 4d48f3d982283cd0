import { expect, it } from 'vitest';
import { sampleLatency } from '../../src/speed/sample-latency.js';

it('takes the asked number of samples after the asked number of untimed runs', async () => {
  let runs = 0;
  const latency = await sampleLatency(
    {
      run: async () => {
        runs += 1;
      },
      asynchronous: true,
    },
    { iterations: 5, milliseconds: 0, warmup: 3 },
  );
  expect(runs).toBe(8);
  expect(latency).toMatchObject({ unit: 'ms', n: 5, warmup: 3 });
  expect(latency.samples).toHaveLength(5);
});

it('waits for the promise of an asynchronous run before the next one', async () => {
  let running = 0;
  let most = 0;
  await sampleLatency(
    {
      run: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
      },
      asynchronous: true,
    },
    { iterations: 3, milliseconds: 0, warmup: 1 },
  );
  expect(most).toBe(1);
});

it('says when samples are too short for the clock', async () => {
  const sampling = { iterations: 20, milliseconds: 0, warmup: 0 };
  const workload = { run: () => {}, asynchronous: false };
  const stopped = await sampleLatency(workload, sampling, () => 0);
  expect(stopped.timerWarning).toBe('most samples are shorter than the timer can tell from nothing');
  let time = 0;
  const regular = await sampleLatency(workload, sampling, () => {
    time += 1 + time / 100;
    return time;
  });
  expect(regular).not.toHaveProperty('timerWarning');
});

it('passes on what a run throws', async () => {
  const failure = new Error('out of memory');
  const run = () => Promise.reject(failure);
  await expect(
    sampleLatency({ run, asynchronous: true }, { iterations: 1, milliseconds: 0, warmup: 0 }),
  ).rejects.toBe(failure);
});
