import type { AttributesOf, OperationName } from '../../../src/index.js';
import type { Value } from './value.js';

/** How one operation is computed: its inputs and attributes, and the shape that its shape rule gives the output. */
export type Kernel<Attributes> = (
  inputs: readonly Value[],
  attributes: Attributes,
  shape: readonly number[],
) => Value;

export type Kernels<Names extends OperationName> = { readonly [Name in Names]: Kernel<AttributesOf<Name>> };
