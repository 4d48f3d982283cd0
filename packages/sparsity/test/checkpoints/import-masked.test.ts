import { describe, expect, it } from 'vitest';
import { type CheckpointTensors, exportDense, importMaskedCheckpoint } from '../../src/index.js';
import { goldenBytes } from '../golden.js';
import { expectError, maskOf, vector } from '../helpers.js';
import { goldenCheckpoint } from './golden-checkpoints.js';

const dense = goldenBytes('checkpoints/dense.safetensors');
const integers = (...values: number[]) => ({ data: Int32Array.from(values), shape: [values.length] });

function tensors(
  entries: Record<string, ReturnType<typeof integers> | ReturnType<typeof vector>>,
): CheckpointTensors {
  return new Map(Object.entries(entries));
}

describe('importMaskedCheckpoint', () => {
  it.each(['parallel', 'pair', 'model', 'named'])('reads the pair of files "%s" of PyTorch', (name) => {
    const { masks, weights, pruning } = importMaskedCheckpoint({
      checkpoint: goldenCheckpoint(`${name}_checkpoint.pth`),
      masks: goldenCheckpoint(`${name}_mask.pth`),
    });
    expect([...masks.keys()]).toEqual(['conv2.weight', 'conv3.weight']);
    expect(pruning.sparsity).toMatchObject({ prunableCount: 124, zeros: 61 });
    expect(exportDense(weights)).toEqual(dense);
  });

  it('reads the parametrisation of torch.nn.utils.prune without a mask file', () => {
    const result = importMaskedCheckpoint({ checkpoint: goldenCheckpoint('parametrised_checkpoint.pth') });
    expect(result.unmasked).toBe(61);
    expect(exportDense(result.weights)).toEqual(dense);
  });

  it('refuses a parameter that comes masked and, under a prefix, unmasked', () => {
    expectError(
      () =>
        importMaskedCheckpoint({
          checkpoint: goldenCheckpoint('ambiguous_checkpoint.pth'),
          masks: goldenCheckpoint('ambiguous_mask.pth'),
        }),
      'RETICKET_IMPORT_AMBIGUOUS_PARAMETER',
      'invalid checkpoint: got "\\"model.conv2.weight\\" and \\"conv2.weight\\"", expected one tensor per parameter, lest the unmasked replace the masked one',
    );
  });

  it('counts the weights other than 0 that the masks prune', () => {
    const checkpoint = tensors({ weight: vector(1, 0, -3, 4) });
    const { unmasked, masks, weights } = importMaskedCheckpoint({
      checkpoint,
      masks: tensors({ weight_mask: vector(1, 0, 0, 0) }),
    });
    expect(unmasked).toBe(2);
    expect(masks.get('weight')!.equals(maskOf('1 0 0 0'))).toBe(true);
    expect(weights.get('weight')).toEqual(vector(1, 0, 0, 0));
  });

  it('leaves tensors alone that are called mask and are none', () => {
    const checkpoint = tensors({
      weight: vector(1, 2),
      attn_mask: vector(-100, 0),
      num_batches_tracked: integers(7),
    });
    const { weights } = importMaskedCheckpoint({ checkpoint, masks: tensors({ weight: integers(1, 0) }) });
    expect([...weights.keys()]).toEqual(['weight', 'attn_mask']);
  });

  it.each([
    [
      'RETICKET_IMPORT_AMBIGUOUS_PARAMETER',
      'a weight beside its own _orig',
      tensors({ weight: vector(1), weight_orig: vector(1), weight_mask: vector(1) }),
      undefined,
    ],
    [
      'RETICKET_IMPORT_AMBIGUOUS_PARAMETER',
      'two masks for one parameter',
      tensors({ weight: vector(1) }),
      tensors({ 'module.weight_mask': vector(1), weight_mask: vector(0) }),
    ],
    [
      'RETICKET_IMPORT_AMBIGUOUS_PARAMETER',
      'a mask file with weights',
      tensors({ weight: vector(1) }),
      tensors({ weight: vector(1), weight_mask: vector(1) }),
    ],
    [
      'RETICKET_IMPORT_MISSING_PARAMETER',
      'a mask without its weight in the checkpoint',
      tensors({ weight: vector(1), 'fc.weight_mask': vector(1) }),
      undefined,
    ],
    [
      'RETICKET_IMPORT_MISSING_PARAMETER',
      'a mask without its weight in the mask file',
      tensors({ weight: vector(1) }),
      tensors({ weight: vector(1), 'fc.weight': vector(1) }),
    ],
    ['RETICKET_IMPORT_MISSING_MASK', 'no mask at all', tensors({ weight: vector(1) }), undefined],
    [
      'RETICKET_IMPORT_MISSING_MASK',
      'an _orig without its mask',
      tensors({ weight_orig: vector(1), 'fc.weight_orig': vector(1), 'fc.weight_mask': vector(1) }),
      undefined,
    ],
    [
      'RETICKET_IMPORT_CONFLICTING_MASKS',
      'two files that disagree',
      tensors({ weight_orig: vector(1, 2), weight_mask: vector(1, 0) }),
      tensors({ weight_mask: vector(1, 1) }),
    ],
    [
      'RETICKET_IMPORT_INVALID_MASK',
      'a mask of other values than 0 and 1',
      tensors({ weight: vector(1, 2) }),
      tensors({ weight_mask: vector(1, 0.5) }),
    ],
    [
      'RETICKET_IMPORT_INVALID_MASK',
      'a mask of another shape',
      tensors({ weight: vector(1, 2) }),
      tensors({ weight_mask: { ...vector(1, 0), shape: [2, 1] } }),
    ],
    [
      'RETICKET_IMPORT_INVALID_MASK',
      'masks that keep nothing',
      tensors({ weight: vector(1, 2) }),
      tensors({ weight_mask: vector(0, 0) }),
    ],
    [
      'RETICKET_IMPORT_INVALID_TENSOR',
      'integer weights',
      tensors({ weight: integers(1, 2) }),
      tensors({ weight_mask: vector(1, 0) }),
    ],
    [
      'RETICKET_NON_FINITE',
      'a NaN',
      tensors({ weight: vector(1, Number.NaN) }),
      tensors({ weight_mask: vector(1, 0) }),
    ],
  ])('refuses with %s %s', (code, _, checkpoint, masks) => {
    expectError(
      () => importMaskedCheckpoint(masks === undefined ? { checkpoint } : { checkpoint, masks }),
      code,
    );
  });
});
