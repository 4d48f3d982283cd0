import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { bindWeights, floatTensor, logitsProgram, readCheckpoint, squeezenet1_1 } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { dataDir, needsData } from '../support/data-dir.js';
import { readNpy } from '../support/read-npy.js';

/** The reference inputs are normalised already; this undoes it, so that the program's own normalisation is tested. */
function denormalized(data: Float32Array): Float32Array {
  const { mean, std } = squeezenet1_1().input;
  const plane = data.length / 3;
  return data.map(
    (value, index) => value * std[Math.floor(index / plane)]! + mean[Math.floor(index / plane)]!,
  );
}

describe.skipIf(dataDir === undefined)(`SqueezeNet 1.1 ${needsData}`, () => {
  for (const set of [0, 1, 2]) {
    it(`reproduces reference output ${set} of the ONNX model zoo to 1e-3`, async () => {
      const network = squeezenet1_1();
      const weights = bindWeights(
        network,
        readCheckpoint(readFileSync(join(dataDir!, 'weights/squeezenet1_1.safetensors'))),
      );
      const folder = join(dataDir!, 'weights/squeezenet1.1/test_data_set', `${set}`);
      const input = readNpy(join(folder, 'input_0.npy'));
      const expected = readNpy(join(folder, 'output_0.npy'));
      const engine = await createOnnxEngine({ threads: 1 });
      const executable = await engine.compile(logitsProgram(network, { batch: 1 }), weights);
      const { logits } = await executable.run({
        images: floatTensor(denormalized(input.data), [1, 3, 224, 224]),
      });
      await executable.dispose();
      const differences = expected.data.map((value, index) => Math.abs(value - logits!.data[index]!));
      expect(logits!.data.length).toBe(1000);
      expect(Math.max(...differences)).toBeLessThan(1e-3);
    });
  }
});
