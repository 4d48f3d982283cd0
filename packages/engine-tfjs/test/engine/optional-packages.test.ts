import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createTfjsEngine } from '../../src/index.js';
import { importFrom } from '../support/import-from.js';
import { packageFolder } from '../support/package-folder.js';

const nodeMajor = Number(process.versions.node.split('.')[0]);

/** An ELF header and nothing else: what an interrupted download leaves of a native library. */
const truncatedLibrary = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

describe.runIf(nodeMajor <= 22)('the backend tensorflow', () => {
  it('names the command that adds a package that is not installed', async () => {
    await expect(createTfjsEngine({ backend: 'tensorflow' })).rejects.toMatchObject({
      code: 'RETICKET_BACKEND_NOT_INSTALLED',
      message:
        'invalid backend: got tensorflow, expected @tensorflow/tfjs-node to be installed; to add it: npm install @tensorflow/tfjs-node@4.22.0',
    });
  });

  it('asks for the package of a GPU where a GPU is asked for', async () => {
    await expect(createTfjsEngine({ backend: 'tensorflow', device: 'gpu' })).rejects.toThrow(
      'to add it: npm install @tensorflow/tfjs-node-gpu@4.22.0',
    );
  });

  it('explains a native library that was cut short', async () => {
    const folder = packageFolder('@tensorflow/tfjs-node', {
      'index.js': "require('./tfjs_binding.node');",
      'tfjs_binding.node': truncatedLibrary,
    });
    const created = createTfjsEngine({ backend: 'tensorflow', importPackage: importFrom(folder) });
    await expect(created).rejects.toMatchObject({ code: 'RETICKET_BACKEND_LOAD' });
    await expect(created).rejects.toThrow(
      /tfjs-node does not load \(.*tfjs_binding\.node.*\); to mend it: npm rebuild/,
    );
  });

  it('explains an error without a code, as the package throws without its native library', async () => {
    const folder = packageFolder('@tensorflow/tfjs-node', {
      'index.js': "throw new Error('The Node.js native addon module can not be found\\nPlease run command');",
    });
    const created = createTfjsEngine({ backend: 'tensorflow', importPackage: importFrom(folder) });
    await expect(created).rejects.toMatchObject({
      code: 'RETICKET_BACKEND_LOAD',
      message:
        'invalid backend: got tensorflow, whose package @tensorflow/tfjs-node does not load (The Node.js native addon module can not be found); to mend it: npm rebuild @tensorflow/tfjs-node',
    });
  });

  it('does not take a file missing inside the package for the package missing', async () => {
    const folder = packageFolder('@tensorflow/tfjs-node', { 'index.js': "require('./no-such-file');" });
    const created = createTfjsEngine({ backend: 'tensorflow', importPackage: importFrom(folder) });
    await expect(created).rejects.toMatchObject({ code: 'RETICKET_BACKEND_LOAD' });
  });

  it('refuses a package of another version of TensorFlow.js', async () => {
    const folder = packageFolder('@tensorflow/tfjs-node', {
      'index.js': "module.exports = { version: { 'tfjs-core': '4.20.0' } };",
    });
    const created = createTfjsEngine({ backend: 'tensorflow', importPackage: importFrom(folder) });
    await expect(created).rejects.toMatchObject({
      code: 'RETICKET_BACKEND_LOAD',
      message: `invalid backend: got tensorflow, whose package @tensorflow/tfjs-node does not load (for TensorFlow.js 4.20.0, expected ${tf.version_core}); to mend it: npm install @tensorflow/tfjs-node@${tf.version_core}`,
    });
  });

  it('leaves the messages of TensorFlow.js as they were', async () => {
    const before = tf.env().getBool('PROD');
    await expect(createTfjsEngine({ backend: 'tensorflow' })).rejects.toThrow();
    expect(tf.env().getBool('PROD')).toBe(before);
  });
});

it.runIf(nodeMajor > 22)('says that this Node lacks what the backend tensorflow calls', async () => {
  await expect(createTfjsEngine({ backend: 'tensorflow' })).rejects.toMatchObject({
    code: 'RETICKET_UNSUPPORTED_NODE',
    message: expect.stringContaining(`on Node ${process.versions.node}, expected Node 20 or 22`),
  });
});

it('names the command that adds the WebGPU of Node', async () => {
  await expect(createTfjsEngine({ backend: 'webgpu' })).rejects.toMatchObject({
    code: 'RETICKET_BACKEND_NOT_INSTALLED',
    message:
      'invalid backend: got webgpu, expected webgpu to be installed; to add it: npm install webgpu@0.6.2',
  });
});
