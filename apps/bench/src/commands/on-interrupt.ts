import { constants } from 'node:os';

/** Ctrl-C and SIGTERM turned into an abort signal. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** 128 plus the number of the signal that came, as shells count. */
  readonly exitCode: () => number;
  /** Gives both signals their ordinary meaning back. */
  readonly release: () => void;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** The first signal aborts; a second one ends the process at once. */
export function onInterrupt(): Interruption {
  const controller = new AbortController();
  let received: (typeof signals)[number] = 'SIGINT';
  const exitCode = () => 128 + constants.signals[received];
  const listener = (signal: NodeJS.Signals) => {
    received = signal as (typeof signals)[number];
    if (controller.signal.aborted) process.exit(exitCode());
    controller.abort();
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    signal: controller.signal,
    exitCode,
    release: () => {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}
