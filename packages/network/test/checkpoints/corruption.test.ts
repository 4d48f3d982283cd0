import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckpointError, readCheckpoint } from '../../src/index.js';
import { goldenCheckpoint } from '../support/golden-checkpoints.js';

function outcome(bytes: Uint8Array): 'read' | 'refused' {
  try {
    readCheckpoint(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof CheckpointError) return 'refused';
    throw error;
  }
}

describe('readCheckpoint of a corrupt file', () => {
  it.each(['training.pth', 'training.th'])('reads or refuses %s with any bytes changed', (file) => {
    const original = goldenCheckpoint(file);
    const change = fc.tuple(fc.nat(original.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = original.slice();
        for (const [position, value] of changes) bytes[position] = value;
        expect(['read', 'refused']).toContain(outcome(bytes));
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('refuses random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => outcome(bytes) === 'refused'),
      { seed: 2 },
    );
  });

  it('reads or refuses random pickles', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(outcome(Uint8Array.from([0x80, 2, ...bytes]))).toBe('refused');
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});
