/** Shapes of the 54 weights of torchvision's ResNet-50, 25,502,912 numbers: convolutions, then the classifier. */
export function resnet50Shapes() {
  const shapes = [[64, 3, 7, 7]];
  let channels = 64;
  for (const [width, blocks] of [
    [64, 3],
    [128, 4],
    [256, 6],
    [512, 3],
  ]) {
    for (let block = 0; block < blocks; block++) {
      shapes.push([width, channels, 1, 1], [width, width, 3, 3], [4 * width, width, 1, 1]);
      if (block === 0) shapes.push([4 * width, channels, 1, 1]);
      channels = 4 * width;
    }
  }
  return [...shapes, [1000, 2048]];
}
