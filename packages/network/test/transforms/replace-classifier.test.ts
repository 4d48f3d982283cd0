import { describe, expect, it } from 'vitest';
import {
  logitsProgram,
  parameterCount,
  replaceClassifier,
  resnetCifar,
  squeezenet1_1,
} from '../../src/index.js';

describe('replaceClassifier', () => {
  it.each([squeezenet1_1, (options: { classes: number }) => resnetCifar(8, options)])(
    'gives the network that was built for these classes (%#)',
    (build) => {
      const built = build({ classes: 7 });
      const replaced = replaceClassifier(build({ classes: 4 }), 7);
      expect(replaced).toEqual(built);
      expect(logitsProgram(replaced, { batch: 2 })).toEqual(logitsProgram(built, { batch: 2 }));
    },
  );

  it('leaves the network it is given as it is', () => {
    const network = resnetCifar(8);
    const before = parameterCount(network);
    replaceClassifier(network, 3);
    expect(network).toEqual(resnetCifar(8));
    expect(parameterCount(network)).toBe(before);
  });

  it.each([0, 2.5, Number.NaN])('refuses %d classes', (classes) => {
    expect(() => replaceClassifier(resnetCifar(8), classes)).toThrow(
      expect.objectContaining({
        code: 'RETICKET_INVALID_ARGUMENT',
        message: `invalid classes: got ${classes}, expected an integer >= 1`,
      }),
    );
  });
});
