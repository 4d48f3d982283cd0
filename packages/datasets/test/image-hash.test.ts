import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashImage, readClassFolders } from '../src/index.js';
import { png, ppm } from './support/pictures.js';
import { temporaryFolder } from './support/temporary-folder.js';

describe('hashImage', () => {
  it('is SHA-256 of width, height and RGB bytes', () => {
    const image = { width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    const bytes = Uint8Array.of(2, 0, 0, 0, 1, 0, 0, 0, 1, 2, 3, 4, 5, 6);
    expect(hashImage(image)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('tells apart the same bytes in another shape', () => {
    const data = Uint8Array.of(1, 2, 3, 4, 5, 6);
    expect(hashImage({ width: 2, height: 1, data })).not.toBe(hashImage({ width: 1, height: 2, data }));
  });

  it('finds one picture under two names, encodings and output sizes', async () => {
    const folder = await temporaryFolder({
      'a/cat/1.png': await png([9, 9, 9], 2, 1),
      'b/dog/z.ppm': ppm(2, 1, [9, 9, 9, 9, 9, 9]),
    });
    const a = await readClassFolders(join(folder, 'a'), { size: 2 });
    const b = await readClassFolders(join(folder, 'b'), { size: 8 });
    expect(a.images.hashes).toEqual(b.images.hashes);
  });
});
