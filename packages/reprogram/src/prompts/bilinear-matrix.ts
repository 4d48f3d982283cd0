/**
 * Bilinear interpolation along one axis as a matrix [to, from]: pixel centres are aligned (not corners), edges repeat,
 * and where the axis shrinks the triangle widens with the ratio, so that nothing is skipped. PyTorch's `interpolate`
 * with `mode='bilinear', antialias=True`, and Pillow's `BILINEAR` up to its rounding to bytes.
 */
export function bilinearMatrix(from: number, to: number): Float32Array {
  const matrix = new Float32Array(to * from);
  const ratio = from / to;
  const support = Math.max(1, ratio);
  for (let row = 0; row < to; row += 1) {
    const centre = (row + 0.5) * ratio;
    const weights = Array.from({ length: from }, (_, column) =>
      Math.max(0, 1 - Math.abs(column + 0.5 - centre) / support),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    weights.forEach((weight, column) => {
      matrix[row * from + column] = weight / sum;
    });
  }
  return matrix;
}
