import { z } from 'zod';
import { refused } from '../../kernel/errors.ts';
import { Discipline } from '../directory/index.ts';
import { SeriesPolicy } from '../meetings/index.ts';
import data from './data/policies.json' with { type: 'json' };

/** What series of boards call themselves. */
export const boardKind = 'board';

const Shipped = z
  .object({
    id: z.string(),
    name: z.object({ en: z.string(), ko: z.string() }),
    source: z.string(),
    provenance: z.string(),
    clauses: z.array(z.unknown()),
  })
  .strict();
const file = z
  .object({
    default: z.string(),
    facts: z.array(z.string()),
    deferralReasons: z.array(z.string()),
    policies: z.array(Shipped),
  })
  .strict()
  .parse(data);

/** Policies a board may choose from, each with its name and where it comes from. */
export const boardPolicies = file.policies.map(({ id, clauses, name, source, provenance }) => ({
  name,
  source,
  provenance,
  terms: SeriesPolicy.parse({
    id,
    disciplines: Discipline.options,
    facts: file.facts,
    deferralReasons: file.deferralReasons,
    clauses,
  }),
}));
export const defaultBoardPolicy: string = file.default;

/** The policy of that name and version; refused as `policy_unknown` when there is none. */
export const boardPolicy = (id: string): SeriesPolicy => {
  const found = boardPolicies.find(({ terms }) => terms.id === id);
  if (!found) throw refused('policy_unknown', {}, { field: 'series.policy' });
  return found.terms;
};
