import { elementCount } from '@reticket/network';
import type { ImageSource } from '../images/image-source.js';
import { range } from '../random/shuffle.js';

const columns = 9;
const rows = 8;

/** Share of each of `size` pixels in each of `cells` equal cells: [cells, size]; rows sum to 1. */
function coverage(size: number, cells: number): Float64Array {
  const shares = new Float64Array(cells * size);
  const length = size / cells;
  for (let cell = 0; cell < cells; cell += 1) {
    for (let pixel = 0; pixel < size; pixel += 1) {
      const covered = Math.min(pixel + 1, (cell + 1) * length) - Math.max(pixel, cell * length);
      shares[cell * size + pixel] = Math.max(0, covered) / length;
    }
  }
  return shares;
}

/**
 * The 64-bit difference hash (dHash; Krawetz 2013, "Kind of like that") of every image: the mean of the channels, averaged
 * over 9 x 8 cells; a bit says whether a cell is brighter than its right neighbour. Brightness, contrast, compression and
 * small shifts hardly change it.
 *
 * @returns [2 n]: upper and lower half of each hash
 */
export function differenceHashes(images: ImageSource): Uint32Array {
  const [channels, height, width] = images.shape;
  const across = coverage(width, columns);
  const down = coverage(height, rows);
  const pixels = new Float32Array(elementCount(images.shape));
  const hashes = new Uint32Array(2 * images.count);
  const cells = new Float64Array(columns * rows);
  for (const image of range(images.count)) {
    images.read([image], pixels);
    cells.fill(0);
    for (let y = 0; y < height; y += 1) {
      for (let column = 0; column < columns; column += 1) {
        let brightness = 0;
        for (let channel = 0; channel < channels; channel += 1) {
          const start = (channel * height + y) * width;
          for (let x = 0; x < width; x += 1) brightness += pixels[start + x]! * across[column * width + x]!;
        }
        for (let row = 0; row < rows; row += 1) {
          const cell = row * columns + column;
          cells[cell] = cells[cell]! + brightness * down[row * height + y]!;
        }
      }
    }
    let bit = 0;
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column + 1 < columns; column += 1, bit += 1) {
        const cell = row * columns + column;
        if (cells[cell]! > cells[cell + 1]!) hashes[2 * image + (bit >> 5)]! |= 1 << (bit & 31);
      }
    }
  }
  return hashes;
}
