import { type Engine, fitBatch, floatTensor, intTensor, type Tensor } from '@reticket/network';
import { isIdentity, standardizeRows } from '../linear-probe/standardization.js';
import { range } from '../random/shuffle.js';
import type { CrossEntropy, WeightedItems } from './cross-entropy.js';
import { crossEntropyProgram } from './cross-entropy-program.js';

/** Features of a chunk, 8 MiB: large enough to keep every core busy, small beside the features themselves. */
const valuesAtOnce = 2 ** 21;

/** A chunk's inputs, to be filled anew for each run. */
interface Chunk {
  readonly x: Float32Array;
  readonly labels: Int32Array;
  readonly itemWeights: Float32Array;
  readonly inputs: Readonly<Record<string, Tensor>>;
}

function emptyChunk(items: number, width: number): Chunk {
  const x = new Float32Array(items * width);
  const labels = new Int32Array(items);
  const itemWeights = new Float32Array(items);
  return {
    x,
    labels,
    itemWeights,
    inputs: {
      x: floatTensor(x, [items, width]),
      labels: intTensor(labels),
      itemWeights: floatTensor(itemWeights, [items]),
    },
  };
}

/**
 * On an engine: chunks in single precision, added up in double precision. While one chunk runs, the next is
 * standardised. Memory: two chunks, whatever the number of items.
 *
 * @throws MemoryLimitError of `@reticket/network` when not even one item fits into `memoryLimit`.
 */
export async function engineCrossEntropy(
  engine: Engine,
  { features, labels, divisors, classes, width, standardization }: WeightedItems,
  memoryLimit: number | undefined,
): Promise<CrossEntropy> {
  const count = labels.length;
  const chunks = Math.ceil((count * width) / valuesAtOnce);
  const { program, batch } = fitBatch(engine, Math.ceil(count / chunks), memoryLimit, (items) =>
    crossEntropyProgram(items, classes, width),
  );
  const executable = await engine.compile(program, new Map());
  const buffers = [emptyChunk(batch, width), emptyChunk(batch, width)];
  const rows = range(count);
  const isStandardized = isIdentity(standardization);

  /** The inputs of the items from `start` on, without a copy of features that are taken as they are. */
  function fill(chunk: Chunk, start: number): Chunk['inputs'] {
    const end = Math.min(start + batch, count);
    chunk.labels.set(labels.subarray(start, end));
    chunk.itemWeights.fill(0, end - start);
    for (let item = start; item < end; item += 1) chunk.itemWeights[item - start] = count / divisors[item]!;
    if (isStandardized && end - start === batch) {
      const x = floatTensor(features.subarray(start * width, end * width), [batch, width]);
      return { ...chunk.inputs, x };
    }
    standardizeRows(features, width, standardization, rows.subarray(start, end), chunk.x);
    return chunk.inputs;
  }

  return {
    async differentiate(parameters, gradient) {
      const weight = floatTensor(Float32Array.from(parameters.subarray(0, classes * width)), [
        classes,
        width,
      ]);
      const bias = floatTensor(Float32Array.from(parameters.subarray(classes * width)), [classes]);
      let value = 0;
      let inputs = fill(buffers[0]!, 0);
      for (let start = 0, turn = 0; start < count; start += batch, turn = 1 - turn) {
        const running = executable.run({ ...inputs, weight, bias });
        if (start + batch < count) inputs = fill(buffers[1 - turn]!, start + batch);
        const { loss, weightGradient, biasGradient } = await running;
        value += loss!.data[0]! / count;
        addShare(gradient, 0, weightGradient!.data, count);
        addShare(gradient, classes * width, biasGradient!.data, count);
      }
      return value;
    },
    dispose: () => executable.dispose(),
  };
}

/** sums[from...] += values / count */
function addShare(sums: Float64Array, from: number, values: Tensor['data'], count: number): void {
  for (let index = 0; index < values.length; index += 1) {
    sums[from + index] = sums[from + index]! + values[index]! / count;
  }
}
