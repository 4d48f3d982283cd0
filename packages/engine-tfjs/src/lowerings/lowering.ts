import type { AttributesOf, OperationName, ValueType } from '@reticket/network';
import type { Layout } from '../layouts/layout.js';
import type { Slot } from '../plan/plan.js';
import type { PlanBuilder } from '../plan/plan-builder.js';

/** What a lowering sees of one node and writes its steps with. */
export interface LoweringContext<Attributes> {
  readonly attributes: Attributes;
  /** Types of the inputs as the program has them: NCHW and OIHW. */
  readonly inputs: readonly ValueType[];
  readonly output: ValueType;
  /** Layout in which the output has to be; `activationLayout` but for operations that keep a layout. */
  readonly layout: Layout;
  /** An input, in the activation layout unless another is named. */
  readonly read: (input: number, layout?: Layout) => Slot;
  /** See `PlanBuilder.step`: what depends on parameters and constants only runs once, at compile time. */
  readonly step: PlanBuilder['step'];
  /** See `PlanBuilder.shared`: for what several nodes compute from the same values. */
  readonly shared: PlanBuilder['shared'];
}

/** Writes the steps of one node and returns the slot of its output. */
export type Lowering<Attributes> = (context: LoweringContext<Attributes>) => Slot;

/** How one operation of `@reticket/network` becomes TensorFlow.js operations. */
export type LoweringOf<Name extends OperationName> = Lowering<AttributesOf<Name>>;
