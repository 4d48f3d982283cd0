import { sumPerChannel } from '../tensors/reduce.js';
import type { LoweringOf } from './lowering.js';

export const channelSum: LoweringOf<'channelSum'> = ({ read, step }) => step([read(0)], sumPerChannel);
