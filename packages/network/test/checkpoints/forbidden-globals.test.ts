import { describe, expect, it } from 'vitest';
import { ForbiddenGlobalError, readCheckpoint } from '../../src/index.js';
import { legacyFile, op, pickle, zipFile } from '../support/pickle-writer.js';

const attacks = [
  ['os', 'system'],
  ['posix', 'system'],
  ['nt', 'system'],
  ['subprocess', 'Popen'],
  ['builtins', 'eval'],
  ['builtins', 'exec'],
  ['builtins', 'getattr'],
  ['__builtin__', 'apply'],
  ['copyreg', '_reconstructor'],
  ['torch', 'load'],
  ['torch.serialization', 'load'],
  ['torch._utils', '_rebuild_wrapper_subclass'],
  ['torch._tensor', '_rebuild_from_type_v2'],
  ['torch.storage', '_load_from_bytes'],
  ['torch.jit', 'load'],
  ['torch.hub', 'load'],
  ['numpy.core.multiarray', '_reconstruct'],
  ['argparse', 'Namespace'],
  ['collections', 'defaultdict'],
  ['torch', 'UntypedStorage'],
  ['torch', '__proto__'],
  ['', 'constructor'],
] as const;

describe('readCheckpoint of a pickle that names other Python objects', () => {
  it.each(attacks)('refuses %s.%s and says so', (module, name) => {
    const saved = pickle(op.call(op.global(module, name), op.tuple(op.text('id'))));
    for (const file of [legacyFile(saved), zipFile(saved)]) {
      expect(() => readCheckpoint(file)).toThrow(ForbiddenGlobalError);
      expect(() => readCheckpoint(file)).toThrow(JSON.stringify(`${module}.${name}`));
    }
  });

  it('refuses names that come from the stack', () => {
    const saved = pickle(op.text('posix'), op.text('system'), [0x93]);
    expect(() => readCheckpoint(zipFile(saved))).toThrow(/got the Python object "posix.system"/);
  });

  it('refuses a bare pickle before it does anything', () => {
    const saved = pickle(op.call(op.global('posix', 'system'), op.tuple(op.text('id'))));
    expect(() => readCheckpoint(saved)).toThrow(ForbiddenGlobalError);
  });

  it('refuses every global in the header of a legacy file', () => {
    expect(() => readCheckpoint(pickle(op.global('collections', 'OrderedDict')))).toThrow(
      'got the Python object "collections.OrderedDict", expected plain data',
    );
  });

  it('shows no more than 60 characters of a long name', () => {
    const saved = pickle(op.global('x'.repeat(1000), 'y'));
    expect(() => readCheckpoint(zipFile(saved))).toThrow(`"${'x'.repeat(60)}..."`);
  });
});
