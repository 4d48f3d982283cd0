/** Channel means and standard deviations of ImageNet, RGB in 0..1, as torchvision's models expect. */
export const imagenetNormalization = {
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
} as const;
