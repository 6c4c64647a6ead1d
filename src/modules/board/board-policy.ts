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
/** How those are counted who are there: by a share of each discussion, or at its conclusion alone. */
const Version = z
  .object({ version: z.int().positive(), heardAtLeast: z.number().nullable(), provenance: z.string() })
  .strict();
const file = z
  .object({
    default: z.string(),
    versions: z.array(Version).min(1),
    facts: z.array(z.string()),
    deferralReasons: z.array(z.string()),
    policies: z.array(Shipped),
  })
  .strict()
  .parse(data);

/** Every version of every policy that boards work by, each with its name and where it comes from; a later one changes no earlier. */
const everyPolicy = file.versions.flatMap(({ version, heardAtLeast }) =>
  file.policies.map(({ id, clauses, name, source, provenance }) => ({
    name,
    source,
    provenance,
    version,
    terms: SeriesPolicy.parse({
      id: `${id}@${version}`,
      disciplines: Discipline.options,
      facts: file.facts,
      deferralReasons: file.deferralReasons,
      ...(heardAtLeast !== null && { heardAtLeast }),
      clauses,
    }),
  })),
);
const newest = Math.max(...file.versions.map(({ version }) => version));

/** Policies a board may choose from that works by this one, whichever version it is of; null for a new board. */
export const policiesOffered = (current: string | null) =>
  everyPolicy.filter(({ version, terms }) => version === newest || terms.id === current);

/** What a policy is called; null for one that does not come with the program. */
export const policyName = (id: string) => everyPolicy.find(({ terms }) => terms.id === id)?.name ?? null;

/** Policies a new board may choose from. */
export const boardPolicies = everyPolicy.filter(({ version }) => version === newest);
export const defaultBoardPolicy: string = file.default;

/** The policy of that name and version; refused as `policy_unknown` when there is none. */
export const boardPolicy = (id: string): SeriesPolicy => {
  const found = everyPolicy.find(({ terms }) => terms.id === id);
  if (!found) throw refused('policy_unknown', {}, { field: 'series.policy' });
  return found.terms;
};
