import { readFileSync, writeFileSync } from 'node:fs';

/** Forgets the peak of this process's memory so far, where the system allows it (Linux); elsewhere the peak only grows. */
export function resetPeakMemory(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux, or not permitted: the peak since the start of the process is an upper bound.
  }
}

/** Largest resident set of this process since the last reset, bytes. */
export function peakMemoryBytes(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    if (kibibytes !== undefined) return Number(kibibytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
