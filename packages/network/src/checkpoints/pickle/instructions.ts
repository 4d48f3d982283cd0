import { CheckpointError, CheckpointLimitError } from '../../errors.js';
import type { PickleMachine } from './machine.js';
import { type Dict, describe, PickleFunction, type PickleValue, Tuple } from './value.js';

type Instruction = (machine: PickleMachine) => void;

const newestProtocol = 5;
const maxLongBytes = 255;

function setItems(dict: PickleValue, items: readonly PickleValue[]): void {
  if (!(dict instanceof Map) || items.length % 2 !== 0) {
    throw new CheckpointError(
      `invalid pickle: got ${items.length} values for ${describe(dict)}, expected pairs for a dict`,
    );
  }
  for (let index = 0; index < items.length; index += 2) {
    const key = items[index]!;
    if (Array.isArray(key) || key instanceof Map) {
      throw new CheckpointError(`invalid pickle: got ${describe(key)} as a key, expected a hashable value`);
    }
    dict.set(key, items[index + 1]!);
  }
}

function append(list: PickleValue, items: readonly PickleValue[]): void {
  if (!Array.isArray(list)) {
    throw new CheckpointError(`invalid pickle: got items for ${describe(list)}, expected a list`);
  }
  for (const item of items) list.push(item);
}

function pushLong(machine: PickleMachine, length: number): void {
  if (length < 0 || length > maxLongBytes) {
    throw new CheckpointLimitError(
      `invalid pickle: got an integer of ${length} bytes, expected at most ${maxLongBytes}`,
    );
  }
  let value = 0n;
  for (const byte of machine.reader.take(length).toReversed()) value = (value << 8n) | BigInt(byte);
  const signed = BigInt.asIntN(8 * length, value);
  machine.push(Number.isSafeInteger(Number(signed)) ? Number(signed) : signed);
}

function reduce(machine: PickleMachine): void {
  const [callable, args] = machine.popMany(2);
  if (!(callable instanceof PickleFunction) || !(args instanceof Tuple)) {
    throw new CheckpointError(
      `invalid pickle: got a call of ${describe(callable)} with ${describe(args)}, expected a function and a tuple`,
    );
  }
  machine.push(callable.call(args.items));
}

/** Sets attributes: allowed on dicts, where torch keeps the versions of modules, and ignored. */
function build(machine: PickleMachine): void {
  const [target, state] = machine.popMany(2);
  if (!(target instanceof Map) || !(state instanceof Map)) {
    throw new CheckpointError(
      `invalid pickle: got ${describe(state)} as the state of ${describe(target)}, expected two dicts`,
    );
  }
  machine.push(target);
}

function stackGlobal(machine: PickleMachine): void {
  const [module, name] = machine.popMany(2);
  if (typeof module !== 'string' || typeof name !== 'string') {
    throw new CheckpointError('invalid pickle: got a global without a name, expected two strings');
  }
  machine.push(machine.environment.findGlobal(module, name));
}

function checkProtocol(machine: PickleMachine): void {
  const protocol = machine.reader.uint8();
  if (protocol < 2 || protocol > newestProtocol) {
    throw new CheckpointError(`invalid pickle protocol: got ${protocol}, expected 2 to ${newestProtocol}`);
  }
}

const byName: Readonly<Record<string, readonly [opcode: number, Instruction]>> = {
  proto: [0x80, checkProtocol],
  frame: [0x95, ({ reader }) => void reader.uint64()],

  none: [0x4e, (m) => m.push(null)],
  newTrue: [0x88, (m) => m.push(true)],
  newFalse: [0x89, (m) => m.push(false)],
  binInt: [0x4a, (m) => m.push(m.reader.int32())],
  binInt1: [0x4b, (m) => m.push(m.reader.uint8())],
  binInt2: [0x4d, (m) => m.push(m.reader.uint16())],
  long1: [0x8a, (m) => pushLong(m, m.reader.uint8())],
  long4: [0x8b, (m) => pushLong(m, m.reader.int32())],
  binFloat: [0x47, (m) => m.push(m.reader.float64BigEndian())],

  shortBinString: [0x55, (m) => m.push(m.reader.text(m.reader.uint8()))],
  binString: [0x54, (m) => m.push(m.reader.text(m.reader.uint32()))],
  shortBinUnicode: [0x8c, (m) => m.push(m.reader.text(m.reader.uint8()))],
  binUnicode: [0x58, (m) => m.push(m.reader.text(m.reader.uint32()))],
  binUnicode8: [0x8d, (m) => m.push(m.reader.text(m.reader.uint64()))],
  shortBinBytes: [0x43, (m) => m.push(m.reader.take(m.reader.uint8()))],
  binBytes: [0x42, (m) => m.push(m.reader.take(m.reader.uint32()))],
  binBytes8: [0x8e, (m) => m.push(m.reader.take(m.reader.uint64()))],

  emptyTuple: [0x29, (m) => m.push(new Tuple([]))],
  tuple1: [0x85, (m) => m.push(new Tuple(m.popMany(1)))],
  tuple2: [0x86, (m) => m.push(new Tuple(m.popMany(2)))],
  tuple3: [0x87, (m) => m.push(new Tuple(m.popMany(3)))],
  tuple: [0x74, (m) => m.push(new Tuple(m.popToMark()))],
  emptyList: [0x5d, (m) => m.push([])],
  append: [
    0x61,
    (m) => {
      const item = m.pop();
      append(m.top(), [item]);
    },
  ],
  appends: [
    0x65,
    (m) => {
      const items = m.popToMark();
      append(m.top(), items);
    },
  ],
  emptyDict: [0x7d, (m) => m.push(new Map() as Dict)],
  setItem: [
    0x73,
    (m) => {
      const pair = m.popMany(2);
      setItems(m.top(), pair);
    },
  ],
  setItems: [
    0x75,
    (m) => {
      const items = m.popToMark();
      setItems(m.top(), items);
    },
  ],

  mark: [0x28, (m) => m.mark()],
  popMark: [0x31, (m) => void m.popToMark()],
  pop: [0x30, (m) => void m.pop()],
  dup: [0x32, (m) => m.push(m.top())],
  binPut: [0x71, (m) => m.remember(m.reader.uint8())],
  longBinPut: [0x72, (m) => m.remember(m.reader.uint32())],
  memoize: [0x94, (m) => m.remember()],
  binGet: [0x68, (m) => m.recall(m.reader.uint8())],
  longBinGet: [0x6a, (m) => m.recall(m.reader.uint32())],

  global: [0x63, (m) => m.push(m.environment.findGlobal(m.reader.line(), m.reader.line()))],
  stackGlobal: [0x93, stackGlobal],
  reduce: [0x52, reduce],
  build: [0x62, build],
  binPersistentId: [0x51, (m) => m.push(m.environment.loadPersistent(m.pop()))],
};

/**
 * What each opcode does (Python's `pickletools`). Only those of protocols 2 to 5 that plain data and tensors need:
 * no instances, no extension registry, no sets, no text protocol.
 */
export const instructions: ReadonlyMap<number, Instruction> = new Map(Object.values(byName));
