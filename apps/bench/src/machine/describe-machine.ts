import { arch, availableParallelism, cpus, type as osType, release, totalmem } from 'node:os';
import type { Machine } from '@reticket/results';
import { canonicalJson } from '@reticket/results';
import { sha256Hex } from '../store/sha256.js';

const longest = 200;

/** The machine a run is made on, without host or user name; equal machines have equal ids. */
export function describeMachine(engine: string): Machine {
  const description = {
    cpu: (cpus()[0]?.model.trim() || 'unknown').slice(0, longest),
    cores: availableParallelism(),
    memBytes: totalmem(),
    os: `${osType()} ${release()}`.slice(0, longest),
    arch: arch(),
    node: process.version,
  };
  const { cpu, cores, memBytes, os } = description;
  const id = sha256Hex(canonicalJson({ cpu, cores, memBytes, os, arch: description.arch })).slice(0, 16);
  return { id, ...description, engine };
}
