import { describe, expect, it } from 'vitest';
import { architectures, logitsProgram, programMacs, resnetCifar } from '../../src/index.js';
import { torchvision, torchvisionNames } from '../support/torchvision.js';

describe('programMacs of an architecture', () => {
  it.each(torchvisionNames)("agrees with torchvision's published figure for %s", (name) => {
    const macs = programMacs(logitsProgram(architectures[name](), { batch: 1 }));
    expect(macs / 1e9).toBeCloseTo(torchvision[name]!.gigaMacs, 2);
  });

  it('grows in proportion to the batch', () => {
    const network = resnetCifar(20);
    const one = programMacs(logitsProgram(network, { batch: 1 }));
    expect(programMacs(logitsProgram(network, { batch: 7 }))).toBe(7 * one);
  });

  it('counts every convolution and the linear layer of the CIFAR ResNet-20 by hand', () => {
    const stem = 32 * 32 * 16 * 3 * 9;
    const stage1 = 6 * 32 * 32 * 16 * 16 * 9;
    const stage2 = 16 * 16 * (16 * 32 + 5 * 32 * 32) * 9;
    const stage3 = 8 * 8 * (32 * 64 + 5 * 64 * 64) * 9;
    expect(programMacs(logitsProgram(resnetCifar(20), { batch: 1 }))).toBe(
      stem + stage1 + stage2 + stage3 + 64 * 10,
    );
  });
});
