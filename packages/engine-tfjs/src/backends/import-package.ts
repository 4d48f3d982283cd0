import * as tf from '@tensorflow/tfjs-core';
import { BackendLoadError, BackendNotInstalledError } from '../errors.js';

/** Loads a package by its name. */
export type ImportPackage = (name: string) => Promise<unknown>;

/** As seen from this package: finds peers that were installed beside it. */
export const importPeer: ImportPackage = (name) => import(/* @vite-ignore */ name);

/** A package that brings a backend along or is needed to start it. */
export interface BackendPackage {
  readonly name: string;
  /** The command that adds it. */
  readonly command: string;
}

/** A package that is versioned with TensorFlow.js itself. */
export function tfjsPackage(name: string): BackendPackage {
  return { name, command: `npm install ${name}@${tf.version_core}` };
}

function isMissing(cause: unknown, name: string): boolean {
  const { code, message } = cause as Error & { readonly code?: string };
  const notFound = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
  return notFound && message.includes(`'${name}'`);
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!.trim();
}

/**
 * Loads a backend without the warnings of TensorFlow.js about what is registered already, which a package with a copy
 * of TensorFlow.js of its own registers again.
 */
export async function importQuietly(load: () => Promise<unknown>): Promise<unknown> {
  const production = tf.env().getBool('PROD');
  tf.env().set('PROD', true);
  try {
    return await load();
  } finally {
    tf.env().set('PROD', production);
  }
}

/**
 * Loads a package and explains why it cannot be.
 *
 * @throws BackendNotInstalledError when it is not there.
 * @throws BackendLoadError when it is there and fails, for whatever reason: a missing or damaged native library throws
 *   errors of any kind.
 */
export async function importBackendPackage(
  backend: string,
  { name, command }: BackendPackage,
  importPackage: ImportPackage,
): Promise<unknown> {
  try {
    return await importQuietly(() => importPackage(name));
  } catch (cause) {
    if (isMissing(cause, name)) throw new BackendNotInstalledError(backend, name, command, { cause });
    throw new BackendLoadError(backend, name, firstLine(cause), `npm rebuild ${name}`, { cause });
  }
}
