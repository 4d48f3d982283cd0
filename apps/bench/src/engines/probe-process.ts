import { type EngineName, engineNames } from './engine-name.js';
import { measureEngine } from './measure-engine.js';
import { openEngine } from './open-engine.js';

/** What the process that tries one engine sends to the one that started it. */
export type ProbeMessage =
  | { readonly gflops: number }
  | { readonly reason: string; readonly code?: string | undefined };

const [, , name, threads] = process.argv;

/** What the errors of engines carry besides their message. */
interface EngineError extends Error {
  readonly code?: string;
  readonly packageName?: string;
  readonly reason?: string;
}

/** One line, without the source line and the condition that ONNX Runtime puts in front of what went wrong. */
function readableReason({ code, message, packageName, reason }: EngineError): string {
  if (code === 'RETICKET_BACKEND_NOT_INSTALLED') return `${packageName} is not installed`;
  if (code === 'RETICKET_BACKEND_LOAD') return `${packageName} does not load: ${reason}`;
  return message.split('\n')[0]!.replace(/^\/\S+\.cc:\d+ .* was false\. /, '');
}

async function probe(): Promise<ProbeMessage> {
  try {
    const engine = await openEngine(
      engineNames.find((known) => known === name) as EngineName,
      Number(threads),
    );
    return { gflops: await measureEngine(engine) };
  } catch (cause) {
    const error: EngineError = cause instanceof Error ? cause : new Error(String(cause));
    return { reason: readableReason(error), code: error.code };
  }
}

process.send!(await probe(), () => process.exit(0));
