import { killsOf } from '../src/testing/kills.ts';
import { type Report, reportOf, result, say } from './measured.ts';

/** Kills the program, its PostgreSQL or both in the middle of writes, and counts what was acknowledged and is lost. */
export const kills = async (count: number): Promise<Report> => {
  let [acknowledged, lost, torn, faults] = [0, 0, 0, 0];
  for await (const found of killsOf(count)) {
    acknowledged = found.acknowledged;
    lost = Math.max(lost, found.lost.length);
    torn = Math.max(torn, found.torn.length);
    faults = Math.max(faults, found.faults.length);
    if (found.kill % 20 === 0) say(`${found.kill} kills, ${acknowledged} acknowledged, ${lost} lost`);
  }
  if (lost + torn + faults > 0) process.exitCode = 1;
  return reportOf('kills', '18', [
    result('kills', '', [count]),
    result('kills.acknowledged', '', [acknowledged]),
    result('kills.lost', '', [lost]),
    result('kills.torn', '', [torn]),
    result('kills.faults', '', [faults]),
  ]);
};
