import type { HouseModule } from '../directory/index.ts';
import { dueTimes } from './jobs.ts';
import { striking } from './striking.ts';

export const meetings: HouseModule = {
  name: 'meetings',
  dependsOn: ['directory'],
  views: 'modules/meetings/views.sql',
  dueTimes,
  striking,
};
