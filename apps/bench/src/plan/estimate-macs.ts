import {
  featuresProgram,
  foldBatchNorm,
  programMacs,
  promptedLogitsProgram,
  promptStepProgram,
} from '@reticket/network';
import type { Budget } from '../config/grid-config.js';
import { mappedStep } from '../prompting/label-mapping.js';
import { sourcePrompt } from '../prompting/source-prompt.js';
import type { PromptingAdaptation } from './adaptation.js';
import type { PlannedCell } from './plan-cells.js';
import type { GridPlan } from './plan-grid.js';
import { shotKey, type TargetFacts } from './target-facts.js';

function stepsOf(budget: Budget, images: number, batch: number): number {
  return budget.kind === 'steps' ? budget.amount : budget.amount * Math.ceil(images / batch);
}

/**
 * Multiply-accumulates of the cells of a grid, known before any of them runs. Counted are the passes through the source
 * model and the probe's own products; decoding, optimisers and metrics are not.
 */
export class MacEstimate {
  readonly #plan: GridPlan;
  readonly #network: GridPlan['source']['network'];
  readonly #stepMacs = new Map<string, number>();

  constructor(plan: GridPlan) {
    this.#plan = plan;
    this.#network = foldBatchNorm(plan.source).network;
  }

  /** Of one cell; a linear probe's share of the features is not in it. */
  ofCell(cell: PlannedCell): number {
    const target = this.#plan.targets.get(cell.dataset)!;
    const images = target.shotCounts.get(shotKey(cell.shots, cell.seed))!;
    return cell.adaptation.method === 'VP'
      ? this.#prompting(cell, cell.adaptation, target, images)
      : this.#probing(cell, target, images);
  }

  /** Of the features of one image. */
  ofFeatures(): number {
    return programMacs(featuresProgram(this.#network, { batch: 1 }));
  }

  #prompting(
    { budget }: PlannedCell,
    adaptation: PromptingAdaptation,
    { classes, testCount }: TargetFacts,
    images: number,
  ): number {
    const { visualPrompt, splits } = this.#plan.config;
    const prompt = sourcePrompt(adaptation.prompt, visualPrompt.imageSize, this.#network).graph;
    const batch = Math.min(visualPrompt.batchSize, images);
    const key = `${adaptation.prompt}/${adaptation.map}/${batch}/${classes}`;
    let step = this.#stepMacs.get(key);
    if (step === undefined) {
      step = programMacs(
        promptStepProgram(this.#network, {
          batch,
          prompt,
          targetClasses: classes,
          ...mappedStep(adaptation.map),
        }),
      );
      this.#stepMacs.set(key, step);
    }
    const predicted = testCount + splits.validationPerClass * classes + images;
    const forward = programMacs(promptedLogitsProgram(this.#network, { batch: 1, prompt }));
    return step * stepsOf(budget, images, batch) + forward * predicted;
  }

  #probing({ budget }: PlannedCell, { classes, testCount }: TargetFacts, images: number): number {
    const width = this.#network.parameters.get(this.#network.classifier.weight)!.shape[1]!;
    const { batchSize } = this.#plan.config.linearProbe;
    const batch = Math.min(batchSize, images);
    const trained = stepsOf(budget, images, batch) * batch;
    return width * classes * (2 * trained + testCount);
  }
}
