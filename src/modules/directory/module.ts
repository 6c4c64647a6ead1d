import type { HouseModule } from './house-scope.ts';

export const directory: HouseModule = { name: 'directory', dependsOn: [] };
