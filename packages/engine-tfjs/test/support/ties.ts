import {
  type AttributesOf,
  type Engine,
  type Program,
  removeDeadNodes,
  type Tensor,
} from '@reticket/network';
import { smallestPoolGap } from './pool-gaps.js';
import { inputsOf, type ProgramValues, weightsOf } from './program-values.js';

/** A ReLU by the value it reads and a bias that moves channels of this value. */
interface Switch {
  readonly value: string;
  readonly bias: string;
  /** Channel of the value that the first entry of the bias moves. */
  readonly firstChannel: number;
}

function switchesOf(program: Program): readonly Switch[] {
  const producers = new Map(program.nodes.map((node) => [node.name, node]));
  const channels = (value: string): number => program.types.get(value)!.shape[1]!;
  const biasesBehind = (value: string, firstChannel: number): readonly Omit<Switch, 'value'>[] => {
    const producer = producers.get(value);
    if (producer?.op === 'add' || producer?.op === 'maxPool') {
      return biasesBehind(producer.inputs[0]!, firstChannel);
    }
    if (producer?.op === 'concat') {
      let first = firstChannel;
      return producer.inputs.flatMap((part) => {
        const biases = biasesBehind(part, first);
        first += channels(part);
        return biases;
      });
    }
    const bias = producer?.inputs[2];
    const given = bias !== undefined && (program.inputs.has(bias) || program.parameters.has(bias));
    return given ? [{ bias, firstChannel }] : [];
  };
  return program.nodes.flatMap(({ op, inputs: [value] }) =>
    op === 'relu' ? biasesBehind(value!, 0).map((found) => ({ value: value!, ...found })) : [],
  );
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

/**
 * Moves each entry of `bias` by at most a twentieth, so that 0 lies in the middle of the widest gap nearby of the
 * channel that it moves.
 */
function movedBias(bias: Tensor, { data, shape }: Tensor, firstChannel: number): Tensor {
  const reach = 0.05;
  const channels = shape[1]!;
  const plane = shape.slice(2).reduce((product, size) => product * size, 1);
  const near = Array.from(bias.data, () => [-reach, reach]);
  for (const [index, value] of data.entries()) {
    const channel = (Math.floor(index / plane) % channels) - firstChannel;
    if (Math.abs(value) < reach) near[channel]?.push(value);
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

/** What decides a max pooling: where only ReLUs read it, values below 0 do not. */
function decisive(program: Program, pooled: string, { data, shape }: Tensor): Tensor {
  const readers = program.nodes.filter(
    ({ op, inputs }) => op !== 'maxPoolGradient' && inputs.includes(pooled),
  );
  const rectified = readers.every(({ op }) => op === 'relu');
  return rectified ? { data: data.map((value) => Math.max(value, 0)), shape } : { data, shape };
}

/** @throws Error when two values of a pooling window are so close that engines could disagree about the larger. */
function checkPools(program: Program, values: Readonly<Record<string, Tensor>>): void {
  for (const { op, name, inputs, attributes } of program.nodes) {
    if (op !== 'maxPool') continue;
    const read = decisive(program, name, values[inputs[0]!]!);
    const gap = smallestPoolGap(read, attributes as unknown as AttributesOf<'maxPool'>);
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
  for (const { value, bias, firstChannel } of switches) {
    const outputs = await executable.run(inputsOf(probed, moved));
    moved[bias] = movedBias(moved[bias]!, outputs[value]!, firstChannel);
  }
  checkPools(program, await executable.run(inputsOf(probed, moved)));
  await executable.dispose();
  return moved;
}
