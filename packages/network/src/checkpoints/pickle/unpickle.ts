import { CheckpointError, CheckpointLimitError } from '../../errors.js';
import type { ByteReader } from '../byte-reader.js';
import type { ResolvedLimits } from '../limits.js';
import { instructions } from './instructions.js';
import { type PickleEnvironment, PickleMachine } from './machine.js';
import type { PickleValue } from './value.js';

const stop = 0x2e;

/**
 * Runs the pickle at the reader's position up to its STOP. It can build plain data and whatever `environment` hands
 * out, and nothing else: no code is found by name, imported or called. Time and memory are linear in the bytes read.
 *
 * @throws CheckpointError for malformed pickles and unsupported opcodes.
 * @throws CheckpointLimitError beyond `maxInstructions` or `maxDepth`.
 */
export function unpickle(
  reader: ByteReader,
  environment: PickleEnvironment,
  limits: ResolvedLimits,
): PickleValue {
  const machine = new PickleMachine(reader, environment, limits);
  for (let count = 0; count < limits.maxInstructions; count += 1) {
    const opcode = reader.uint8();
    if (opcode === stop) return machine.result();
    const instruction = instructions.get(opcode);
    if (instruction === undefined) {
      throw new CheckpointError(
        `invalid pickle: got opcode 0x${opcode.toString(16)}, expected one for plain data or tensors`,
      );
    }
    instruction(machine);
  }
  throw new CheckpointLimitError(
    `invalid pickle: got more than ${limits.maxInstructions} instructions, expected fewer (maxInstructions)`,
  );
}
