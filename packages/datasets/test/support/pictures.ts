import sharp from 'sharp';

/** A PNG of one colour. */
export function png(colour: readonly [number, number, number], width = 2, height = 2): Promise<Buffer> {
  return solid(colour, width, height).png().toBuffer();
}

/** A JPEG of a fixed pattern with enough detail to notice that its end is missing. */
export function jpeg(side = 64): Promise<Buffer> {
  const data = Uint8Array.from({ length: side * side * 3 }, (_, i) => (i * 7919) % 251);
  return sharp(data, { raw: { width: side, height: side, channels: 3 } })
    .jpeg()
    .toBuffer();
}

/** A binary PPM. */
export function ppm(width: number, height: number, samples: readonly number[], maximum = 255): Buffer {
  return Buffer.concat([Buffer.from(`P6\n${width} ${height}\n${maximum}\n`), Buffer.from(samples)]);
}

function solid([r, g, b]: readonly [number, number, number], width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: { r, g, b } } });
}
