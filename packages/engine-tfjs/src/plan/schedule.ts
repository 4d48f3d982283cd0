import type { Plan, Slot, Step } from './plan.js';

/** A step and the tensors that nothing needs after it. */
export interface ScheduledStep extends Step {
  readonly releases: readonly Slot[];
}

/** What happens once and what happens at every run. */
export interface Schedule {
  readonly once: readonly ScheduledStep[];
  /** Outputs of `once` that runs or results read. */
  readonly kept: ReadonlySet<Slot>;
  readonly everyRun: readonly ScheduledStep[];
  readonly usedFeeds: ReadonlySet<Slot>;
}

/** Finds the last use of every tensor that is not in `kept`. */
function withReleases(steps: readonly Step[], kept: ReadonlySet<Slot>): readonly ScheduledStep[] {
  const usedLater = new Set(kept);
  const scheduled = [...steps].reverse().map((step) => {
    const releases = [...new Set(step.inputs)].filter((slot) => !usedLater.has(slot));
    for (const slot of step.inputs) usedLater.add(slot);
    return { ...step, releases };
  });
  return scheduled.reverse();
}

/**
 * Splits the steps that the results need into those that depend on no input and those that run every time. Tensors
 * are released after their last use, so memory follows the widest point of the program and not its length.
 */
export function schedule(plan: Plan): Schedule {
  const needed = new Set<Slot>(plan.results.values());
  for (const step of [...plan.steps].reverse()) {
    if (needed.has(step.output)) for (const input of step.inputs) needed.add(input);
  }
  const steps = plan.steps.filter(({ output }) => needed.has(output));
  const once = steps.filter(({ output }) => output.frozen);
  const everyRun = steps.filter(({ output }) => !output.frozen);
  const read = [...everyRun.flatMap(({ inputs }) => inputs), ...plan.results.values()];
  const kept = new Set(read.filter(({ frozen }) => frozen));
  return {
    once: withReleases(once, kept),
    kept,
    everyRun: withReleases(everyRun, new Set([...kept, ...plan.results.values()])),
    usedFeeds: new Set([...plan.feeds.values()].filter((slot) => needed.has(slot))),
  };
}
