export { fitProbe, type ProbeFit, type ProbeOptions } from './fit-probe.js';
export { fitPrompt } from './fit-prompt.js';
export type { PixelArray, TfjsImages } from './image-input.js';
export type { LabelledTfjsImages, TfjsLabels } from './label-input.js';
export { type ProbedModelParts, probedModel } from './probed-model.js';
export type { PromptFit, PromptOptions, TfjsValidation } from './prompt-fit.js';
export { type PromptedModelParts, promptedModel } from './prompted-model.js';
export type { GraphModelLike, ModelOutput, Preprocess, SourceFunction, SourceModel } from './source-model.js';
export { VisualPrompt, type VisualPromptArgs, type VisualPromptKind } from './visual-prompt.js';
