import { CheckpointError, ForbiddenGlobalError } from '../../errors.js';
import {
  type Dict,
  describe,
  PickleFunction,
  type PickleValue,
  StorageType,
  StoredTensor,
  Tuple,
} from '../pickle/value.js';
import { quote } from '../quote.js';
import { rebuildTensor } from './rebuild-tensor.js';
import { storageTypes } from './storage-types.js';

/** `OrderedDict()` or, as Python 2 wrote it, `OrderedDict([[key, value], ...])`. */
function orderedDict(args: readonly PickleValue[]): Dict {
  const [pairs = []] = args;
  if (args.length > 1 || !Array.isArray(pairs)) {
    throw new CheckpointError(`invalid OrderedDict: got ${describe(pairs)}, expected a list of pairs`);
  }
  return new Map(
    pairs.map((pair) => {
      const items = pair instanceof Tuple ? pair.items : pair;
      if (!Array.isArray(items) || items.length !== 2) {
        throw new CheckpointError(`invalid OrderedDict: got ${describe(pair)}, expected a pair`);
      }
      return [items[0]!, items[1]!];
    }),
  );
}

/** `Counter({key: count, ...})`, in which torch's schedulers keep their milestones. */
function counter(args: readonly PickleValue[]): Dict {
  const [counts = new Map()] = args;
  if (args.length > 1 || !(counts instanceof Map)) {
    throw new CheckpointError(`invalid Counter: got ${describe(counts)}, expected a dict`);
  }
  return counts;
}

/** A parameter is its tensor: whether it was trained does not matter here. */
function rebuildParameter([tensor]: readonly PickleValue[]): StoredTensor {
  if (!(tensor instanceof StoredTensor)) {
    throw new CheckpointError(`invalid parameter: got ${describe(tensor)}, expected a tensor`);
  }
  return tensor;
}

const functions: readonly PickleFunction[] = [
  new PickleFunction('collections.OrderedDict', orderedDict),
  new PickleFunction('collections.Counter', counter),
  new PickleFunction('torch._utils._rebuild_tensor', rebuildTensor),
  new PickleFunction('torch._utils._rebuild_tensor_v2', rebuildTensor),
  new PickleFunction('torch._utils._rebuild_parameter', rebuildParameter),
];

const allowed = new Map<string, PickleValue>([
  ...functions.map((entry) => [entry.name, entry] as const),
  ...[...storageTypes].map(([name, dtype]) => [`torch.${name}`, new StorageType(dtype)] as const),
]);

/**
 * The few Python objects a checkpoint may name: tensors, parameters, their storage types, OrderedDict and Counter.
 *
 * @throws ForbiddenGlobalError for every other name.
 */
export function findTorchGlobal(module: string, name: string): PickleValue {
  const found = allowed.get(`${module}.${name}`);
  if (found === undefined) {
    throw new ForbiddenGlobalError(
      `invalid checkpoint: got the Python object ${quote(`${module}.${name}`)}, expected only tensors and plain containers`,
    );
  }
  return found;
}
