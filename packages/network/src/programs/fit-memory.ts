import type { Engine } from '../engine.js';
import { InvalidArgumentError, MemoryLimitError } from '../errors.js';
import type { Program } from '../graph/graph.js';
import { programMemory } from './memory.js';

/** Bytes that running a program takes: as the engine estimates them or, where it does not, those alive at once. */
export function memoryNeeded(engine: Engine, program: Program): number {
  return engine.memoryOf?.(program) ?? programMemory(program).total;
}

function checkLimit(memoryLimit: number): void {
  if (!(memoryLimit > 0)) {
    throw new InvalidArgumentError(`invalid memoryLimit: got ${memoryLimit}, expected bytes > 0`);
  }
}

/**
 * Refuses a program that needs more than `memoryLimit` bytes, before it is compiled; without a limit, none.
 *
 * @throws MemoryLimitError with the smallest limit that would do.
 */
export function checkMemory(engine: Engine, program: Program, memoryLimit: number | undefined): void {
  if (memoryLimit === undefined) return;
  checkLimit(memoryLimit);
  const needed = memoryNeeded(engine, program);
  if (needed > memoryLimit) throw new MemoryLimitError(program.name, engine.name, needed, memoryLimit);
}

/**
 * The program for as many images at once as fit into `memoryLimit` bytes: `batch`, or else half of it, a quarter and
 * so on, rounded up, so that the same program, engine and limit always give the same parts. Without a limit, `batch`.
 *
 * @throws MemoryLimitError when not even one image fits, with the smallest limit that would do.
 */
export function fitBatch(
  engine: Engine,
  batch: number,
  memoryLimit: number | undefined,
  build: (batch: number) => Program,
): { readonly program: Program; readonly batch: number } {
  if (memoryLimit === undefined) return { program: build(batch), batch };
  checkLimit(memoryLimit);
  for (let part = batch; ; part = Math.ceil(part / 2)) {
    const program = build(part);
    if (part === 1) checkMemory(engine, program, memoryLimit);
    if (memoryNeeded(engine, program) <= memoryLimit) return { program, batch: part };
  }
}
