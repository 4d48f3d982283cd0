import { evaluate, logits, predictions } from '@reticket/calibration';
import { type FloatTensor, fitBatch, foldBatchNorm, logitsProgram } from '@reticket/network';
import { byteImages } from '@reticket/reprogram';
import type { Upstream } from '@reticket/results';
import { InvalidPlanError } from '../errors.js';
import { readUpstreamSample } from '../upstream/upstream-sample.js';
import type { BenchWorker } from './bench-worker.js';
import type { UpstreamTask } from './task.js';

const largestBatch = 50;

/** Accuracy and ECE of a ticket on the sample of its source data, without any prompt or probe. */
export async function computeUpstream(worker: BenchWorker, { state }: UpstreamTask): Promise<Upstream> {
  const { config, dataDir, cacheDir, memoryLimit } = worker.settings;
  const name = config.upstream;
  if (name === 'none' || dataDir === undefined) throw new InvalidPlanError('there is no upstream sample');
  const { channels, height, width } = worker.network.input;
  const sample = await readUpstreamSample(name, height, { dataDir, cacheDir });
  const images = byteImages(sample.pixels, [channels, height, width]);
  const { network, weights } = foldBatchNorm({ network: worker.network, weights: worker.weights(state) });
  const engine = await worker.engine();
  const { program, batch } = fitBatch(engine, largestBatch, memoryLimit, (size) =>
    logitsProgram(network, { batch: size }),
  );
  const executable = await engine.compile(program, weights);
  const scores = new Float32Array(images.count * network.classes);
  const input: FloatTensor = {
    data: new Float32Array(batch * channels * height * width),
    shape: [batch, channels, height, width],
  };
  try {
    for (let start = 0; start < images.count; start += batch) {
      const rows = Array.from({ length: batch }, (_, row) => Math.min(start + row, images.count - 1));
      images.read(rows, input.data);
      const outputs = await executable.run({ images: input });
      const actual = Math.min(batch, images.count - start);
      const data = outputs.logits!.data as Float32Array;
      scores.set(data.subarray(0, actual * network.classes), start * network.classes);
    }
  } finally {
    await executable.dispose();
  }
  const { count, top1, top5, ece } = evaluate(
    predictions(logits({ data: scores, shape: [images.count, network.classes] }), sample.labels),
  );
  return { dataset: name, n: count, classes: network.classes, top1, top5: top5 ?? 1, ece };
}
