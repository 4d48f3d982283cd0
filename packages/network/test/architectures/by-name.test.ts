import { describe, expect, it } from 'vitest';
import { architectureByName, architectures, UnknownArchitectureError } from '../../src/index.js';

describe('architectureByName', () => {
  it('finds every architecture', () => {
    for (const [name, architecture] of Object.entries(architectures)) {
      expect(architectureByName(name)).toBe(architecture);
    }
  });

  it.each(['resnet19', '', 'toString', '__proto__'])('refuses %j and lists the known names', (name) => {
    expect(() => architectureByName(name)).toThrow(UnknownArchitectureError);
    expect(() => architectureByName(name)).toThrow(/expected one of resnet20-cifar, .*resnet18.*vgg19_bn/);
  });
});
