import {
  type Engine,
  elementCount,
  type FloatTensor,
  logitsProgram,
  programMacs,
  resnetCifar,
} from '@reticket/network';

const batch = 16;
const shortestMilliseconds = 300;

/** Small positive numbers that neither vanish nor overflow on their way through the network. */
function ramp(shape: readonly number[]): FloatTensor {
  const data = Float32Array.from({ length: elementCount(shape) }, (_, index) => ((index % 7) + 1) / 100);
  return { data, shape };
}

/**
 * Runs ResNet-20 at 32 px on 16 images for about a third of a second and returns GFLOP/s (2 per multiply-accumulate).
 * It answers whether an engine computes at all, and roughly how fast; it is no benchmark.
 *
 * @throws whatever the engine throws.
 */
export async function measureEngine(engine: Engine): Promise<number> {
  const network = resnetCifar(20);
  const program = logitsProgram(network, { batch });
  const weights = new Map([...network.parameters].map(([name, { shape }]) => [name, ramp(shape)]));
  const { channels, height, width } = network.input;
  const images = ramp([batch, channels, height, width]);
  const executable = await engine.compile(program, weights);
  try {
    await executable.run({ images });
    const start = performance.now();
    let runs = 0;
    let elapsed = 0;
    do {
      await executable.run({ images });
      runs += 1;
      elapsed = performance.now() - start;
    } while (elapsed < shortestMilliseconds);
    return (2 * programMacs(program) * runs) / (elapsed * 1e6);
  } finally {
    await executable.dispose();
  }
}
