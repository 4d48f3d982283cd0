import type { Program, Tensor, Weights } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import { assignLayouts } from './layouts/assign-layouts.js';
import { activationLayout, changeLayout, type Layout, rowMajor, sameLayout } from './layouts/layout.js';
import type { Lowering } from './lowerings/lowering.js';
import { lowerings } from './lowerings/registry.js';
import type { Plan, Slot } from './plan/plan.js';
import { PlanBuilder } from './plan/plan-builder.js';

/** A tensor of its own memory: the cpu backend would otherwise share the caller's array. */
function copiedTensor({ data, shape }: Tensor): tf.Tensor {
  return data instanceof Float32Array
    ? tf.tensor(data.slice(), [...shape], 'float32')
    : tf.tensor(data.slice(), [...shape], 'int32');
}

/** Lowers a program and its weights to steps of TensorFlow.js operations. Feeds and results are row-major. */
export function lowerProgram(program: Program, weights: Weights): Plan {
  const builder = new PlanBuilder();
  const layouts = assignLayouts(program);
  const slots = new Map<string, Slot>();
  const rank = (value: string): number => program.types.get(value)!.shape.length;

  const convert = (slot: Slot, from: Layout, to: Layout): Slot =>
    sameLayout(from, to) ? slot : builder.step([slot], (x: tf.Tensor) => changeLayout(x, from, to));
  const declare = (value: string, slot: Slot): void => {
    slots.set(value, convert(slot, rowMajor(rank(value)), layouts.get(value)!));
  };

  for (const name of program.inputs.keys()) {
    builder.begin(`input ${name}`);
    declare(name, builder.feed(name));
  }
  for (const name of program.parameters.keys()) {
    builder.begin(`parameter ${name}`);
    declare(
      name,
      builder.step([], () => copiedTensor(weights.get(name)!)),
    );
  }
  for (const [name, tensor] of program.constants) {
    builder.begin(`constant ${name}`);
    declare(
      name,
      builder.step([], () => copiedTensor(tensor)),
    );
  }

  for (const { name, op, inputs, attributes } of program.nodes) {
    builder.begin(`${op} ${name}`);
    const lowering = lowerings[op] as Lowering<unknown>;
    const slot = lowering({
      attributes,
      inputs: inputs.map((input) => program.types.get(input)!),
      output: program.types.get(name)!,
      layout: layouts.get(name)!,
      read: (index, layout) => {
        const input = inputs[index]!;
        return convert(slots.get(input)!, layouts.get(input)!, layout ?? activationLayout(rank(input)));
      },
      step: (operands, compute) => builder.step(operands, compute),
      shared: (key, operands, make) => builder.shared(key, operands, make),
    });
    slots.set(name, slot);
  }

  const results = [...program.outputs].map(([output, value]): [string, Slot] => {
    builder.begin(`output ${output}`);
    return [output, convert(slots.get(value)!, layouts.get(value)!, rowMajor(rank(value)))];
  });
  return builder.plan(new Map(results));
}
