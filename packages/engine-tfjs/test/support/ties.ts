import {
  type AttributesOf,
  type Engine,
  type Program,
  removeDeadNodes,
  type Tensor,
} from '@reticket/network';
import { smallestPoolGap } from './pool-gaps.js';
import { inputsOf, type ProgramValues, weightsOf } from './program-values.js';

/** A ReLU by the value it reads and the bias that moves this value. */
interface Switch {
  readonly value: string;
  readonly bias: string;
}

function switchesOf(program: Program): readonly Switch[] {
  const producers = new Map(program.nodes.map((node) => [node.name, node]));
  const biasBehind = (value: string): string | undefined => {
    const producer = producers.get(value);
    return producer?.op === 'add' ? biasBehind(producer.inputs[0]!) : producer?.inputs[2];
  };
  return program.nodes.flatMap(({ op, inputs: [value] }) => {
    const bias = op === 'relu' ? biasBehind(value!) : undefined;
    const given = bias !== undefined && (program.inputs.has(bias) || program.parameters.has(bias));
    return given ? [{ value: value!, bias }] : [];
  });
}

/** The program with the biases, images and indices as its inputs, other weights bound, and `values` as its outputs. */
function probe(program: Program, biases: ReadonlySet<string>, values: readonly string[]): Program {
  const types = [...program.inputs, ...program.parameters];
  const isWeight = (name: string) => name.includes('.') && !biases.has(name);
  return removeDeadNodes({
    ...program,
    inputs: new Map(types.filter(([name]) => !isWeight(name))),
    parameters: new Map(types.filter(([name]) => isWeight(name))),
    outputs: new Map(values.map((value) => [value, value])),
  });
}

/** Moves each channel of `bias` by at most a twentieth, so that 0 lies in the middle of the widest gap nearby. */
function movedBias(bias: Tensor, { data, shape }: Tensor): Tensor {
  const reach = 0.05;
  const channels = shape[1]!;
  const plane = shape.slice(2).reduce((product, size) => product * size, 1);
  const near = Array.from({ length: channels }, () => [-reach, reach]);
  for (const [index, value] of data.entries()) {
    if (Math.abs(value) < reach) near[Math.floor(index / plane) % channels]!.push(value);
  }
  const moved = Float32Array.from(bias.data, (value, channel) => {
    const points = near[channel]!.sort((a, b) => a - b);
    let widest = 0;
    let middle = 0;
    for (let index = 1; index < points.length; index += 1) {
      const gap = points[index]! - points[index - 1]!;
      if (gap > widest) [widest, middle] = [gap, (points[index]! + points[index - 1]!) / 2];
    }
    return value - middle;
  });
  return { data: moved, shape: bias.shape };
}

/** @throws Error when two values of a pooling window are so close that engines could disagree about the larger. */
function checkPools(program: Program, values: Readonly<Record<string, Tensor>>): void {
  for (const { op, name, inputs, attributes } of program.nodes) {
    if (op !== 'maxPool') continue;
    const gap = smallestPoolGap(values[inputs[0]!]!, attributes as unknown as AttributesOf<'maxPool'>);
    if (gap < 1e-6) throw new Error(`invalid seed: got a gap of ${gap} in ${name}, expected at least 1e-6`);
  }
}

/**
 * Moves the biases of a program slightly, layer by layer, until no ReLU reads a value so near 0 that engines which
 * round differently could take different sides. Gradients of such engines can then be compared.
 *
 * @throws Error when a max pooling has near-ties: another seed is needed.
 */
export async function withoutTies(
  engine: Engine,
  program: Program,
  values: ProgramValues,
): Promise<ProgramValues> {
  const switches = switchesOf(program);
  const pooled = program.nodes.filter(({ op }) => op === 'maxPool').map(({ inputs }) => inputs[0]!);
  const biases = new Set(switches.map(({ bias }) => bias));
  const probed = probe(program, biases, [...switches.map(({ value }) => value), ...pooled]);
  const executable = await engine.compile(probed, weightsOf(probed, values));
  const moved: Record<string, Tensor> = { ...values };
  for (const { value, bias } of switches) {
    const outputs = await executable.run(inputsOf(probed, moved));
    moved[bias] = movedBias(moved[bias]!, outputs[value]!);
  }
  checkPools(program, await executable.run(inputsOf(probed, moved)));
  await executable.dispose();
  return moved;
}
