import { describe, expect, it } from 'vitest';
import { architectures, parameterCount, resnetCifar } from '../../src/index.js';
import { torchvision, torchvisionNames } from '../support/torchvision.js';

describe('parameterCount', () => {
  it.each(torchvisionNames)("equals torchvision's published count of %s", (name) => {
    expect(parameterCount(architectures[name]())).toBe(torchvision[name]!.parameters);
  });

  // Table 6 of He et al. 2015 gives 0.27, 0.46, 0.66 and 0.85 million; the exact counts are akamaster's.
  it.each([
    [20, 269_722],
    [32, 464_154],
    [44, 658_586],
    [56, 853_018],
  ])('of the CIFAR ResNet-%i is %i', (depth, count) => {
    expect(parameterCount(resnetCifar(depth))).toBe(count);
  });
});
