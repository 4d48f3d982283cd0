import type { Engine, Executable } from '@reticket/network';

/** The engine, whose loss is NaN from the given training step on, counted over all executables. */
export function breakingEngine(engine: Engine, from: number): Engine {
  let steps = 0;
  return {
    name: engine.name,
    async compile(program, weights): Promise<Executable> {
      const executable = await engine.compile(program, weights);
      return {
        program,
        dispose: () => executable.dispose(),
        async run(inputs) {
          const outputs = await executable.run(inputs);
          if (outputs.loss === undefined) return outputs;
          steps += 1;
          return steps > from
            ? { ...outputs, loss: { data: Float32Array.of(Number.NaN), shape: [1] } }
            : outputs;
        },
      };
    },
  };
}
