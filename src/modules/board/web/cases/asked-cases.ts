import { Phase } from '../../../care/index.ts';
import type { Place } from '../../queries/case-list.ts';
import { journeyStates } from '../../standing.ts';

/** Which cases an address asks for; what it says wrongly is left aside. */
export const askedCases = (request: Request) => {
  const query = new URL(request.url).searchParams;
  const state = journeyStates.find((candidate) => candidate === query.get('state'));
  const year = /^\d{4}$/.exec(query.get('year') ?? '')?.[0];
  const [sortOn, label] = (query.get('after') ?? '').split('~');
  const after: Place | undefined =
    sortOn === undefined || label === undefined ? undefined : { sortOn, label };
  const phase = Phase.options.find((candidate) => candidate === query.get('phase'));
  return { state, year, phase, after, counted: query.has('counts') };
};
