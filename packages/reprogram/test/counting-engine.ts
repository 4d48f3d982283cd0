import type { Engine, Executable } from '@reticket/network';

export interface Counts {
  compiled: number;
  disposed: number;
  runs: number;
}

/** The same engine, with what it is asked for counted. */
export function countingEngine(engine: Engine): { engine: Engine; counts: Counts } {
  const counts: Counts = { compiled: 0, disposed: 0, runs: 0 };
  return {
    counts,
    engine: {
      name: engine.name,
      async compile(program, weights): Promise<Executable> {
        const executable = await engine.compile(program, weights);
        counts.compiled += 1;
        return {
          program,
          run(inputs) {
            counts.runs += 1;
            return executable.run(inputs);
          },
          dispose() {
            counts.disposed += 1;
            return executable.dispose();
          },
        };
      },
    },
  };
}
