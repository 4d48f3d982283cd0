import { describe, expect, it } from 'vitest';
import {
  gradientOutput,
  type Network,
  promptedFeaturesProgram,
  promptedLogitsProgram,
  promptStepProgram,
  readoutInputs,
  readoutWidth,
  resnetCifar,
  squeezenet1_1,
} from '../../src/index.js';
import { directionalDifference, dot } from '../support/central-differences.js';
import { expectClose } from '../support/close.js';
import { expansivePrompt } from '../support/expansive-prompt.js';
import { interpret } from '../support/reference/interpret.js';
import type { Value } from '../support/reference/value.js';
import { wave, waveImages, waveWeights } from '../support/wave.js';

const batch = 3;

const cases: readonly (readonly [string, Network, number, number])[] = [
  ['resnet8-cifar', resnetCifar(8, { classes: 7, inputSize: 12 }), 12, 4],
  ['squeezenet1_1', squeezenet1_1({ classes: 7, inputSize: 26 }), 26, 8],
];

function feedsOf(outer: number, inner: number): Record<string, Value> {
  return {
    images: waveImages([batch, 3, inner, inner]),
    theta: wave([1, 3, outer, outer], 2),
    map: { shape: [4], data: Float64Array.of(6, 0, 3, 1) },
    labels: { shape: [batch], data: Float64Array.of(2, 0, 3) },
    itemWeights: { shape: [batch], data: Float64Array.of(0.5, 0.25, 1) },
  };
}

describe('promptStepProgram', { timeout: 60_000 }, () => {
  it.each(cases)('computes the gradient of the prompt through %s', (_, network, outer, inner) => {
    const options = { batch, prompt: expansivePrompt(outer, inner), targetClasses: 4, sourceLogits: false };
    const program = promptStepProgram(network, options);
    const weights = waveWeights(network);
    const feeds = feedsOf(outer, inner);
    const gradient = interpret(program, feeds, weights)['gradient/theta']!;
    expect(gradient.shape).toEqual([1, 3, outer, outer]);
    const loss = (at: typeof feeds) => interpret(program, at, weights).loss!.data[0]!;
    for (const k of [0, 1, 2]) {
      const direction = wave(gradient.shape, k).data;
      const expected = directionalDifference(loss, feeds, 'theta', direction, 1e-7);
      expectClose([dot(gradient.data, direction)], [expected], 1e-5);
    }
  });

  it('computes the gradient through mixed logits', () => {
    const [, network, outer, inner] = cases[0]!;
    const options = {
      batch,
      prompt: expansivePrompt(outer, inner),
      targetClasses: 9,
      readout: 'weights' as const,
      sourceLogits: true,
    };
    const program = promptStepProgram(network, options);
    const weights = waveWeights(network);
    const { map: _map, ...others } = feedsOf(outer, inner);
    const mapWeights = wave([9, 7], 4);
    const feeds: Record<string, Value> = { ...others, mapWeights };
    const outputs = interpret(program, feeds, weights);
    const source = outputs.sourceLogits!.data;
    const mixed = Array.from({ length: batch * 9 }, (__, position) => {
      const [item, target] = [Math.floor(position / 9), position % 9];
      return dot(source.slice(7 * item, 7 * item + 7), mapWeights.data.slice(7 * target, 7 * target + 7));
    });
    expect(outputs.logits!.shape).toEqual([batch, 9]);
    expectClose(outputs.logits!.data, mixed, 1e-12);

    const gradient = outputs['gradient/theta']!;
    const loss = (at: typeof feeds) => interpret(program, at, weights).loss!.data[0]!;
    const direction = wave(gradient.shape, 1).data;
    const expected = directionalDifference(loss, feeds, 'theta', direction, 1e-7);
    expectClose([dot(gradient.data, direction)], [expected], 1e-5);
  });

  it.each(
    cases.flatMap(([name, network, outer, inner]) =>
      (['linear', 'head'] as const).map((readout) => [readout, name, network, outer, inner] as const),
    ),
  )('computes the gradients of the prompt and of a %s readout of %s', (readout, _, network, outer, inner) => {
    const classes = 9;
    const prompt = expansivePrompt(outer, inner);
    const options = { batch, prompt, targetClasses: classes, readout, sourceLogits: true };
    const program = promptStepProgram(network, options);
    const weights = waveWeights(network);
    const { map: _map, ...others } = feedsOf(outer, inner);
    const width = readoutWidth(network, readout);
    const weight = wave([classes, width], 4);
    const bias = wave([classes], 5);
    const feeds: Record<string, Value> = {
      ...others,
      [readoutInputs.weight]: weight,
      [readoutInputs.bias]: bias,
    };
    const outputs = interpret(program, feeds, weights);

    const { images, theta } = feeds;
    const seen = { images: images!, theta: theta! };
    const rows =
      readout === 'linear'
        ? outputs.sourceLogits!
        : interpret(promptedFeaturesProgram(network, { batch, prompt }), seen, weights).features!;
    const expected = Array.from({ length: batch * classes }, (__, position) => {
      const [item, target] = [Math.floor(position / classes), position % classes];
      const row = rows.data.slice(width * item, width * (item + 1));
      return bias.data[target]! + dot(row, weight.data.slice(width * target, width * (target + 1)));
    });
    expectClose(outputs.logits!.data, expected, 1e-12);

    const loss = (at: typeof feeds) => interpret(program, at, weights).loss!.data[0]!;
    for (const name of ['theta', readoutInputs.weight, readoutInputs.bias]) {
      const gradient = outputs[gradientOutput(name)]!;
      const direction = wave(gradient.shape, 1).data;
      const difference = directionalDifference(loss, feeds, name, direction, 1e-7);
      expectClose([dot(gradient.data, direction)], [difference], 1e-5);
    }
  });

  it('does not run the classifier behind a head', () => {
    const network = resnetCifar(8, { classes: 7, inputSize: 12 });
    const prompt = expansivePrompt(12, 4);
    const options = { batch, prompt, targetClasses: 4, readout: 'head', sourceLogits: false } as const;
    const program = promptStepProgram(network, options);
    expect([...program.parameters.keys()]).not.toContain(network.classifier.weight);
    expect(program.nodes.filter(({ op }) => op === 'linear')).toHaveLength(1);
  });

  it.each(cases)(
    'gives as logits of %s the mapped columns of the source logits',
    (_, network, outer, inner) => {
      const prompt = expansivePrompt(outer, inner);
      const options = { batch, prompt, targetClasses: 4, sourceLogits: true };
      const feeds = feedsOf(outer, inner);
      const outputs = interpret(promptStepProgram(network, options), feeds, waveWeights(network));
      const source = outputs.sourceLogits!;
      expect(source.shape).toEqual([batch, 7]);
      const mapped = [0, 1, 2].flatMap((item) => [...feeds.map!.data].map((c) => source.data[item * 7 + c]!));
      expect(outputs.logits!.shape).toEqual([batch, 4]);
      expectClose(outputs.logits!.data, mapped, 1e-12);

      const { images, theta } = feeds;
      const prompted = interpret(
        promptedLogitsProgram(network, { batch, prompt }),
        { images: images!, theta: theta! },
        waveWeights(network),
      );
      expectClose(prompted.sourceLogits!.data, source.data, 1e-12);
    },
  );

  it('leaves the rows of unmapped classes out unless all source logits are asked for', () => {
    const network = resnetCifar(8, { classes: 7, inputSize: 12 });
    const options = { batch, prompt: expansivePrompt(12, 4), targetClasses: 4 };
    const without = promptStepProgram(network, { ...options, sourceLogits: false });
    const withAll = promptStepProgram(network, { ...options, sourceLogits: true });
    expect(without.nodes.map(({ name }) => name)).not.toContain('linear');
    expect(withAll.nodes.map(({ name }) => name)).toContain('linear');
    expect(withAll.outputs.has('sourceLogits')).toBe(true);
  });

  it('spends nothing on gradients of frozen weights', () => {
    const network = resnetCifar(8, { classes: 7, inputSize: 12 });
    const options = { batch, prompt: expansivePrompt(12, 4), targetClasses: 4, sourceLogits: false };
    const ops = new Set(promptStepProgram(network, options).nodes.map(({ op }) => op));
    expect(ops).not.toContain('conv2dWeightGradient');
    expect(ops).not.toContain('batchNormScaleGradient');
    expect(ops).not.toContain('channelSum');
  });
});
