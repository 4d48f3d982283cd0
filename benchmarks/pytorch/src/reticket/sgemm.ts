import { type Engine, GraphBuilder, operations, programMacs } from '@reticket/network';
import type { SgemmTask } from '../task.js';
import { floats, readInputs } from './read-inputs.js';
import type { Runnable } from './runnable.js';

/** left right right ... as one program, so that handing over the matrices hardly counts. */
export async function prepareSgemm(engine: Engine, { inputs: path, products }: SgemmTask): Promise<Runnable> {
  const inputs = await readInputs(path);
  const [left, right] = [floats(inputs, 'left'), floats(inputs, 'right')];
  const builder = new GraphBuilder();
  builder.input('left', { dtype: 'float32', shape: left.shape });
  builder.parameter('right', { dtype: 'float32', shape: right.shape });
  let product = 'left';
  for (let factor = 0; factor < products; factor += 1) {
    product = builder.emit(operations.matmul, [product, 'right'], { transposeA: false, transposeB: false });
  }
  const program = builder.program('sgemm', { product });
  const executable = await engine.compile(program, new Map([['right', right]]));
  return {
    macs: programMacs(program) / products,
    async check() {
      const { product: { data, shape } = left } = await executable.run({ left });
      return { product: { data: data as Float32Array, shape } };
    },
    async turn() {
      const begun = performance.now();
      await executable.run({ left });
      return { seconds: (performance.now() - begun) / 1000 / products };
    },
  };
}
