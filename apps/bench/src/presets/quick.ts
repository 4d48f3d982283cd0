import type { GridConfig } from '../config/grid-config.js';

// reticket grid --preset quick
//
// Time: 265 s of processor time, so 2 to 3 minutes on two idle cores; 1.1 GB. Needs no data directory.
// Outcome, top-1 on Fashion-MNIST with 16 shots: dense 67 % by LP and 58 % by VP, state 4 71 % and 57 %. With the CIFAR-10
// copy in a data directory also upstream accuracy: 87.0, 86.7 and 79.8 % of 2,000 images at states 0, 2 and 4.

/**
 * Both methods on three tickets of our own ResNet-20, with data that comes with the packages. The prompt's rate is ten
 * times that of the reference, so that it fits within few epochs.
 */
export const quick: GridConfig = {
  name: 'quick',
  model: 'resnet20-cifar10',
  ticket: { method: 'magnitude-global', states: [0, 2, 4] },
  methods: ['LP', 'VP'],
  datasets: ['mnist', 'fashion-mnist-sample'],
  shots: [4, 16],
  seeds: [0, 1],
  visualPrompt: {
    prompts: ['expansive'],
    imageSize: 16,
    maps: ['ilm'],
    assignment: 'greedy',
    sourcesPerClass: 3,
    budget: { kind: 'epochs', amount: 40 },
    batchSize: 40,
    learningRate: 0.1,
  },
  linearProbe: {
    resolutions: ['source'],
    budget: { kind: 'epochs', amount: 100 },
    batchSize: 128,
    learningRate: 0.01,
    l2: 0.01,
  },
  splits: { trainPerClass: 80, validationPerClass: 10, testPerClass: 50 },
  upstream: 'cifar10',
  allowOverlap: false,
};
