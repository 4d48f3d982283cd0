import { createOnnxEngine } from '@reticket/engine-onnx';
import { createTfjsEngine } from '@reticket/engine-tfjs';
import {
  differentiate,
  type Engine,
  type FloatTensor,
  floatTensor,
  GraphBuilder,
  noAttributes,
  operations,
  type Tensor,
} from '@reticket/network';
import { describe, expect, it } from 'vitest';
import type { PromptValues } from '../src/index.js';
import { digested, type GoldenPrompt, goldenPrompts, goldenValues, promptOf } from './golden-prompts.js';
import { largestDifference } from './read-golden.js';
import { wave } from './wave.js';

/** One-hot placements of a random patch at the place that the golden script drew. */
function placed(golden: GoldenPrompt): PromptValues {
  const { top, left } = golden.given;
  const { given, graph } = promptOf(golden);
  if (given === undefined) return {};
  const shift = (name: string, stride: number, distance: number) => {
    const shape = graph.given!.get(name)!;
    const { data } = given.forPrediction[name]!;
    return floatTensor(
      data.map((_, at) => data[at - distance * stride] ?? 0),
      shape,
    );
  };
  const size = golden.options.size!;
  // Predictions have it at floor((8 - 3) / 2) = 2.
  return {
    placeRows: shift('placeRows', size, top! - 2),
    placeColumns: shift('placeColumns', 1, left! - 2),
  };
}

/** The scalar sum of values times factors, from operations with a gradient. */
function emitWeightedSum(builder: GraphBuilder, values: string, factors: FloatTensor): string {
  const [items, channels, height, width] = factors.shape as [number, number, number, number];
  const constant = (name: string, shape: number[], value = 1) =>
    builder.constant(name, floatTensor(new Float32Array(shape[0]! * shape[1]!).fill(value), shape));
  const weighted = builder.emit(
    operations.multiply,
    [values, builder.constant('factors', factors)],
    noAttributes,
  );
  const means = builder.emit(operations.globalAveragePool, [weighted], noAttributes);
  const area = constant('area', [1, channels], height * width);
  const perItem = builder.emit(operations.linear, [means, area], noAttributes);
  const row = builder.emit(operations.linear, [constant('one', [1, 1]), perItem], noAttributes);
  return builder.emit(operations.linear, [row, constant('ones', [1, items])], noAttributes);
}

async function run(golden: GoldenPrompt, engine: Engine) {
  const { graph, sourceShape } = promptOf(golden);
  const builder = new GraphBuilder();
  const feeds: Record<string, Tensor> = { images: wave([2, ...golden.image], 0.5, 0.5, 0.5) };
  builder.input('images', { dtype: 'float32', shape: feeds.images!.shape });
  for (const [name, value] of Object.entries({ ...goldenValues(golden), ...placed(golden) })) {
    builder.input(name, { dtype: 'float32', shape: value.shape });
    feeds[name] = value;
  }
  const prompted =
    golden.given.mode === 'training'
      ? graph.emitTraining!(builder, 'images').prompted
      : graph.emit(builder, 'images');
  const loss = emitWeightedSum(builder, prompted, wave([2, ...sourceShape], 0.2));
  const gradients = differentiate(builder, loss, [...graph.trained.keys()]);
  const program = builder.program('prompt', { prompted, ...Object.fromEntries(gradients) });
  const executable = await engine.compile(program, new Map());
  const outputs = await executable.run(feeds);
  await executable.dispose();
  return outputs as Readonly<Record<string, { data: Float32Array }>>;
}

const engines = { onnx: createOnnxEngine({ threads: 1 }), tfjs: createTfjsEngine({ backend: 'cpu' }) };

describe.each(['onnx', 'tfjs'] as const)('a prompt on %s', (engine) => {
  it.each(goldenPrompts.map((golden) => [golden.name, golden] as const))(
    'equals its authors with its gradients: %s',
    async (_, golden) => {
      const outputs = await run(golden, await engines[engine]);
      expect(largestDifference(outputs.prompted!.data, golden.prompted)).toBeLessThan(2e-6);
      for (const [name, expected] of Object.entries(golden.gradients)) {
        const found = digested(golden, outputs[name]!.data);
        // Gradients through four batch normalisations lose digits in single precision.
        const magnitude = Math.max(1, ...expected.map(Math.abs));
        expect(largestDifference(found, expected) / magnitude, name).toBeLessThan(
          golden.digest ? 1e-4 : 1e-5,
        );
      }
    },
  );
});
