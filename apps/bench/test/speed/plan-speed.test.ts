import { expect, it } from 'vitest';
import { planSpeed, type SpeedRequest } from '../../src/speed/plan-speed.js';
import { measurementId } from '../../src/speed/speed-measurement.js';
import { findSpeedModel } from '../../src/speed/speed-model.js';

const request: SpeedRequest = {
  tasks: ['vp-step'],
  models: [findSpeedModel('resnet20-cifar', {})],
  engines: ['onnx-cpu'],
  threads: [2],
  batches: [16],
};

const ids = (changes: Partial<SpeedRequest>) => planSpeed({ ...request, ...changes }).map(measurementId);

it('puts the limit of each engine and thread count before its tasks, and the host last', () => {
  expect(ids({ tasks: ['forward', 'lp-fit'], engines: ['onnx-cpu', 'tfjs-wasm'], threads: [1, 2] })).toEqual([
    'sgemm/onnx-cpu/threads=1',
    'forward/resnet20-cifar/onnx-cpu/threads=1/batch=16',
    'sgemm/onnx-cpu/threads=2',
    'forward/resnet20-cifar/onnx-cpu/threads=2/batch=16',
    'sgemm/tfjs-wasm',
    'forward/resnet20-cifar/tfjs-wasm/batch=16',
    'lp-fit/resnet20-cifar',
  ]);
});

it('takes every batch and image size of a prompting step', () => {
  expect(ids({ batches: [1, 2], imageSizes: [8, 16] })).toEqual([
    'sgemm/onnx-cpu/threads=2',
    'vp-step/resnet20-cifar/onnx-cpu/threads=2/batch=1/imageSize=8',
    'vp-step/resnet20-cifar/onnx-cpu/threads=2/batch=1/imageSize=16',
    'vp-step/resnet20-cifar/onnx-cpu/threads=2/batch=2/imageSize=8',
    'vp-step/resnet20-cifar/onnx-cpu/threads=2/batch=2/imageSize=16',
  ]);
});

it('chooses image sizes that suit the source', () => {
  const sizes = (model: string) =>
    planSpeed({ ...request, models: [findSpeedModel(model, {})] }).flatMap((measurement) =>
      'imageSize' in measurement ? [measurement.imageSize] : [],
    );
  expect(sizes('resnet20-cifar')).toEqual([16]);
  expect(sizes('resnet18')).toEqual([32, 64, 128]);
});

it('measures no limit for tasks of the host', () => {
  expect(ids({ tasks: ['label-map', 'checkpoint-load'] })).toEqual([
    'label-map/resnet20-cifar/assignment=greedy',
    'label-map/resnet20-cifar/assignment=optimal',
    'checkpoint-load/resnet20-cifar',
  ]);
});

it('refuses an image that leaves no border', () => {
  expect(() => ids({ imageSizes: [16, 32] })).toThrow(
    'invalid image size: got 32, expected less than the 32 px of resnet20-cifar',
  );
});

it('refuses two models of one name', () => {
  const model = { asked: 'resnet20-cifar', name: 'mine' };
  expect(() => ids({ models: [model, { ...model, checkpoint: 'b.th' }] })).toThrow(
    'invalid models: got two that results call mine, expected one',
  );
});
