import { EngineUnavailableError } from '../errors.js';
import { type EngineName, engineNames, usesGpu } from './engine-name.js';
import { type EngineProbe, probeEngine } from './probe-engine.js';

/** The engine of a run and the reasons for it, one line for each engine that was considered. */
export interface EngineChoice {
  readonly engine: EngineName;
  /** As `measureEngine` counts them. */
  readonly gflops: number;
  readonly reasons: readonly string[];
}

function describe(probe: EngineProbe): string {
  return probe.works
    ? `${probe.engine} works, ${probe.gflops.toPrecision(3)} GFLOP/s`
    : `${probe.engine} does not work: ${probe.reason}`;
}

/**
 * The engine to use: the one asked for, or for `auto` the first of `engineNames` that works. A GPU that is slower than
 * ONNX Runtime on one CPU thread (a software renderer) is passed over.
 *
 * @throws EngineUnavailableError when the engine asked for, or every engine, does not work.
 */
export async function chooseEngine(
  asked: EngineName | 'auto',
  probe: (engine: EngineName) => Promise<EngineProbe> = probeEngine,
): Promise<EngineChoice> {
  if (asked !== 'auto') {
    const result = await probe(asked);
    if (result.works) return { engine: asked, gflops: result.gflops, reasons: [describe(result)] };
    throw new EngineUnavailableError(
      `engine ${asked} does not work here: ${result.reason}; try reticket doctor`,
    );
  }
  const cpu = await probe('onnx-cpu');
  const reasons: string[] = [];
  for (const engine of engineNames) {
    const result = engine === 'onnx-cpu' ? cpu : await probe(engine);
    if (result.works && usesGpu(engine) && cpu.works && result.gflops < cpu.gflops) {
      reasons.push(`${describe(result)}, slower than onnx-cpu`);
      continue;
    }
    reasons.push(describe(result));
    if (result.works) return { engine, gflops: result.gflops, reasons };
  }
  throw new EngineUnavailableError(`no engine works here: ${reasons.join('; ')}`);
}
