import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findSpeedModel } from '../../src/speed/speed-model.js';
import { writeRandomCheckpoint } from '../support/random-checkpoint.js';
import { temporaryFolder } from '../support/temporary-folder.js';

it('takes an architecture with random weights where there is no checkpoint', () => {
  expect(findSpeedModel('resnet18', { weightsDir: temporaryFolder() })).toEqual({
    asked: 'resnet18',
    name: 'resnet18',
  });
});

it('takes the checkpoint of an architecture from the weights directory', () => {
  const weightsDir = temporaryFolder();
  const checkpoint = join(weightsDir, 'resnet20-cifar.safetensors');
  writeRandomCheckpoint(checkpoint);
  expect(findSpeedModel('resnet20-cifar', { weightsDir })).toEqual({
    asked: 'resnet20-cifar',
    name: 'resnet20-cifar',
    checkpoint,
  });
});

it('takes a source model that comes with the repository', () => {
  expect(findSpeedModel('resnet20-cifar10', {}).checkpoint).toMatch(/resnet20-cifar10\.safetensors$/);
});

it('refuses a named file that is not there', () => {
  expect(() => findSpeedModel('resnet18:none.pth', {})).toThrow('weights of resnet18-none not found');
});

it('refuses a checkpoint of another architecture before anything is measured', () => {
  const weightsDir = temporaryFolder();
  writeRandomCheckpoint(join(weightsDir, 'resnet32-cifar.safetensors'));
  expect(() => findSpeedModel('resnet32-cifar', { weightsDir })).toThrow(
    expect.objectContaining({ code: 'RETICKET_WEIGHTS_MISMATCH' }),
  );
});

it('lists architectures and source models for an unknown name', () => {
  expect(() => findSpeedModel('alexnet', {})).toThrow(
    /^invalid model: got alexnet, expected one of resnet20-cifar, .*resnet20-cifar10, .*<architecture>:<checkpoint file>$/,
  );
});
