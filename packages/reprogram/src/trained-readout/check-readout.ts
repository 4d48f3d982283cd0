import type { Network } from '@reticket/network';
import { checkCount, checkNotNegative, checkPositive } from '../arguments.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { checkMapping } from '../visual-prompting/check-mapping.js';
import {
  type HeadReadout,
  type LinearReadout,
  type ReadoutShape,
  startOf,
  type TrainedReadout,
} from './trained-readout.js';

/**
 * @throws InvalidArgumentError for an option that a readout does not have, ShapeMismatchError for a probe of other sizes,
 * TooManyClassesError for more target classes than the map to start from can take.
 */
export function checkReadout(
  readout: TrainedReadout,
  network: Pick<Network, 'classes'>,
  { classes, width }: ReadoutShape,
): void {
  checkCount('target classes', classes);
  if (readout.kind !== 'linear' && readout.kind !== 'head') {
    const { kind } = readout as { kind: string };
    throw new InvalidArgumentError(`invalid readout: got ${kind}, expected linear or head`);
  }
  checkPositive('learningRate of the readout', readout.learningRate ?? 1);
  checkNotNegative('weightDecay of the readout', readout.weightDecay ?? 0);
  if (readout.kind === 'head') checkHeadStart(readout, { classes, width });
  else checkLinearStart(readout, network.classes, classes);
}

function checkLinearStart(readout: LinearReadout, sourceClasses: number, classes: number): void {
  const start = startOf(readout);
  if (start.kind === 'uniform') return;
  if (start.kind === 'probe') {
    throw new InvalidArgumentError('invalid start of a linear map: got probe, expected uniform or a mapping');
  }
  checkMapping(start, sourceClasses, classes);
}

function checkHeadStart(readout: HeadReadout, { classes, width }: ReadoutShape): void {
  const start = startOf(readout);
  if (start.kind === 'uniform') return;
  if (start.kind !== 'probe') {
    throw new InvalidArgumentError(`invalid start of a head: got ${start.kind}, expected uniform or probe`);
  }
  const { probe } = start;
  if (probe.classes !== classes || probe.width !== width) {
    throw new ShapeMismatchError(
      `invalid start of a head: got a probe of ${probe.classes} classes and a width of ${probe.width}, expected ${classes} and ${width}`,
    );
  }
}
