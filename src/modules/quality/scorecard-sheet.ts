import type { scorecardTable } from './scorecard-table.ts';

/** `scorecardTable` for whoever is no page: its words are loaded when they are asked for. */
export const scorecardSheet = async (
  ...given: Parameters<typeof scorecardTable>
): Promise<ReturnType<typeof scorecardTable>> =>
  (await import('./scorecard-table.ts')).scorecardTable(...given);
