import { type EngineName, engineNames } from './engine-name.js';
import { measureEngine } from './measure-engine.js';
import { openEngine } from './open-engine.js';

/** What the process that tries one engine sends to the one that started it. */
export type ProbeMessage = { readonly gflops: number } | { readonly reason: string };

const [, , name, threads] = process.argv;

/** Without the source line and the condition that ONNX Runtime puts in front of what went wrong. */
function readableReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]!.replace(/^\/\S+\.cc:\d+ .* was false\. /, '');
}

async function probe(): Promise<ProbeMessage> {
  try {
    const engine = await openEngine(
      engineNames.find((known) => known === name) as EngineName,
      Number(threads),
    );
    return { gflops: await measureEngine(engine) };
  } catch (error) {
    return { reason: readableReason(error) };
  }
}

process.send!(await probe(), () => process.exit(0));
