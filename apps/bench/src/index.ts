export { type GridConfig, gridConfigSchema, parseGridConfig } from './config/grid-config.js';
export { readConfigFile } from './config/read-config-file.js';
export { addEngine } from './engines/add-engine.js';
export { type AddedEngine, addedEngines, engineFolder } from './engines/added-engine.js';
export { chooseEngine, type EngineChoice } from './engines/choose-engine.js';
export { type EngineName, engineNames, parseEngineName } from './engines/engine-name.js';
export { openEngine } from './engines/open-engine.js';
export { type EngineProbe, probeEngine } from './engines/probe-engine.js';
export * from './errors.js';
export {
  type NetworkGradients,
  type NetworkGradientsOptions,
  networkGradients,
} from './gradients/network-gradients.js';
export type { GridProgress } from './grid/grid-progress.js';
export { type GridRunOptions, runGrid } from './grid/run-grid.js';
export { loadSourceModel, type ModelFolders, type SourceModel } from './models/load-source-model.js';
export { type SourceModelCard, sourceModels } from './models/source-models.js';
export type { PlannedCell } from './plan/plan-cells.js';
export { type GridPlan, type PlanFolders, planGrid } from './plan/plan-grid.js';
export { findPreset, presets } from './presets/presets.js';
export { runCommandLine } from './program.js';
export { assembleRun } from './report/run-file.js';
export { planSpeed, type SpeedRequest } from './speed/plan-speed.js';
export { runSpeed, type SpeedProgress, type SpeedRunOptions } from './speed/run-speed.js';
export type { Sampling, SpeedMeasurement } from './speed/speed-measurement.js';
export { findSpeedModel, type SpeedModel } from './speed/speed-model.js';
export { type SpeedTask, type SpeedTaskName, speedTasks } from './speed/speed-task.js';
