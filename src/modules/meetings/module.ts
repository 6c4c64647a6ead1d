import type { HouseModule } from '../directory/index.ts';
import { dueTimes } from './jobs.ts';
import { striking } from './striking.ts';
import { rights } from './rights.ts';

export const meetings: HouseModule = {
  name: 'meetings',
  dependsOn: ['directory'],
  rights,
  views: 'modules/meetings/views.sql',
  dueTimes,
  striking,
};
