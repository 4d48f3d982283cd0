import { Bench } from 'tinybench';

/**
 * Measures each function `iterations` times after `warmup` untimed calls, one after the other.
 *
 * @returns figures as result files hold them, by name.
 */
export async function measure(functions, { iterations, warmup, params }) {
  const bench = new Bench({
    iterations,
    time: 0,
    warmup: warmup > 0,
    warmupIterations: warmup,
    warmupTime: 0,
    retainSamples: true,
    throws: true,
  });
  for (const [name, run] of Object.entries(functions)) bench.add(name, run, { async: true });
  await bench.run();
  return Object.fromEntries(
    bench.tasks.map(({ name, result: { latency } }) => [
      name,
      {
        id: name,
        params,
        unit: 'ms',
        n: latency.samplesCount,
        p50: latency.p50,
        mad: latency.mad,
        min: latency.min,
        p99: latency.p99,
        mean: latency.mean,
        sd: latency.sd,
        samples: [...latency.samples],
        warmup,
      },
    ]),
  );
}
