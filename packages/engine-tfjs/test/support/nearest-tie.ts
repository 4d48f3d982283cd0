import type { AttributesOf, Program } from '@reticket/network';
import { interpret } from '../../../network/test/support/reference/interpret.js';
import { smallestPoolGap } from './pool-gaps.js';
import { inputsOf, type ProgramValues, weightsOf } from './program-values.js';

/**
 * How close a run of a program comes to a place where its gradient is undefined or badly conditioned, by the reference
 * interpreter: the smallest of |x| at every ReLU, the gap between the largest two values of every pooling window, and
 * a thousandth of every batch variance.
 */
export function nearestTie(program: Program, values: ProgramValues): number {
  const watched = program.nodes.flatMap(({ op, inputs }) =>
    op === 'relu' || op === 'maxPool' ? [inputs[0]!] : [],
  );
  const variances = program.nodes.flatMap(({ op, name }) => (op === 'batchVariance' ? [name] : []));
  const outputs = new Map([...watched, ...variances].map((value) => [value, value]));
  const found = interpret({ ...program, outputs }, inputsOf(program, values), weightsOf(program, values));
  const distances = program.nodes.map(({ op, name, inputs, attributes }) => {
    if (op === 'relu') return found[inputs[0]!]!.data.reduce((least, x) => Math.min(least, Math.abs(x)), 1);
    if (op === 'maxPool')
      return smallestPoolGap(found[inputs[0]!]!, attributes as unknown as AttributesOf<'maxPool'>);
    if (op === 'batchVariance') return found[name]!.data.reduce((least, x) => Math.min(least, x), 1) / 1000;
    return 1;
  });
  return Math.min(...distances);
}
