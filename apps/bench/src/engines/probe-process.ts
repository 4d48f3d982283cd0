import { type EngineName, engineNames } from './engine-name.js';
import { measureEngine } from './measure-engine.js';
import { openEngine } from './open-engine.js';

/** What the process that tries one engine sends to the one that started it. */
export type ProbeMessage = { readonly gflops: number } | { readonly reason: string };

const [, , name, threads] = process.argv;

async function probe(): Promise<ProbeMessage> {
  try {
    const engine = await openEngine(
      engineNames.find((known) => known === name) as EngineName,
      Number(threads),
    );
    return { gflops: await measureEngine(engine) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { reason: message.split('\n')[0]! };
  }
}

process.send!(await probe(), () => process.exit(0));
