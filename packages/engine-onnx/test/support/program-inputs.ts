import { elementCount, type Program, type Tensor } from '@reticket/network';

/** Uniform inputs in 0..1 for every input of a program, and indices below `indexBound`. */
export function programInputs(
  program: Program,
  random: () => number,
  indexBound: number,
): Record<string, Tensor> {
  return Object.fromEntries(
    [...program.inputs].map(([name, { dtype, shape }]): [string, Tensor] => {
      const count = elementCount(shape);
      const data =
        dtype === 'int32'
          ? Int32Array.from({ length: count }, () => Math.floor(random() * indexBound))
          : Float32Array.from({ length: count }, random);
      return [name, { data, shape }];
    }),
  );
}
