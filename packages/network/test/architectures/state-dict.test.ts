import { describe, expect, it } from 'vitest';
import { architectures } from '../../src/index.js';
import { torchvision, torchvisionNames } from '../support/torchvision.js';

describe('parameters of an architecture', () => {
  it.each(torchvisionNames)("have the names, order and shapes of torchvision's %s", (name) => {
    const expected = Object.entries(torchvision[name]!.stateDict).filter(
      ([key]) => !key.endsWith('num_batches_tracked'),
    );
    const parameters = [...architectures[name]().parameters].map(([key, { shape }]) => [key, shape]);
    expect(parameters).toEqual(expected);
  });
});
