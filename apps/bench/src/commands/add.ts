import { Argument, Command } from 'commander';
import { addEngine } from '../engines/add-engine.js';
import { type AddedEngine, addedEngines } from '../engines/added-engine.js';
import { probeEngine } from '../engines/probe-engine.js';

const notes = `
Engines:
  tfjs-node-gpu   native TensorFlow with CUDA (284 MB and TensorFlow 2.9; Linux or Windows, x64; Node 20 or 22)
  tfjs-node       native TensorFlow on the CPU (Node 20 or 22)
  tfjs-webgpu     TensorFlow.js on WebGPU, through Dawn

They go into a folder of their own (RETICKET_ENGINES, by default in your data folder) and touch no project.

Exit codes: 0 the engine is installed and works, 1 it does not.`;

/** `reticket add`. */
export function addCommand(finish: (exitCode: number) => void): Command {
  return new Command('add')
    .description('install an engine that does not come with Reticket')
    .addArgument(new Argument('<engine>', 'which one').choices(addedEngines))
    .addHelpText('after', notes)
    .action(async (engine: AddedEngine) => {
      console.log(`installed in ${await addEngine(engine)}`);
      const probe = await probeEngine(engine);
      console.log(
        probe.works
          ? `${engine} works, ${probe.gflops.toPrecision(3)} GFLOP/s on one thread`
          : `${engine} does not work: ${probe.reason}`,
      );
      finish(probe.works ? 0 : 1);
    });
}
