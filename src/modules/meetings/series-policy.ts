import { z } from 'zod';
import { refused } from '../../kernel/errors.ts';

/** A word of a series' own, such as a discipline or a reason for deferring; what it is called stands with whoever sets it up. */
export const Code = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/);

export const PresenceMode = z.enum(['room', 'video']);
export type PresenceMode = z.infer<typeof PresenceMode>;

/** Why an item is deferred that nobody reached before the meeting closed; every policy knows it. */
export const timeRanOut = 'time_ran_out';

const Clause = z
  .object({
    id: Code,
    anyOf: z.array(Code).min(1),
    minimum: z.int().positive(),
    modes: z.array(PresenceMode).min(1),
    /** Fact of the item without which the clause does not apply. */
    condition: Code.optional(),
  })
  .strict();

/** What a series works by, kept with it: who counts, what is known of an item, why one is deferred, and what makes a quorum. */
export const SeriesPolicy = z
  .object({
    id: z.string().regex(/^[a-z-]{1,60}@\d{1,6}$/),
    disciplines: z.array(Code).min(1),
    facts: z.array(Code),
    deferralReasons: z.array(Code),
    /** For which share of an item's discussion somebody must have been there to count; without it whoever is there at the conclusion does. */
    heardAtLeast: z.number().min(0).max(1).optional(),
    /** The strict clauses stand before the wide ones; none makes every item's quorum met. */
    clauses: z.array(Clause),
  })
  .strict()
  .refine(({ deferralReasons }) => deferralReasons.includes(timeRanOut), {
    message: 'not_of_series',
    path: ['deferralReasons'],
  })
  .refine(
    ({ clauses, disciplines, facts }) =>
      clauses.every(
        ({ anyOf, condition }) =>
          anyOf.every((code) => disciplines.includes(code)) &&
          (condition === undefined || facts.includes(condition)),
      ),
    { message: 'not_of_series', path: ['clauses'] },
  );
export type SeriesPolicy = z.infer<typeof SeriesPolicy>;

/** The policy by which a series works in the version that holds on some day. */
export const policyOf = ({
  terms,
}: {
  readonly terms: SeriesPolicy | null;
  readonly versionId: string | null;
}): SeriesPolicy => {
  if (terms === null) throw refused('quorum_policy_unknown', {}, { field: 'policy' });
  return terms;
};

/** Refuses a code that the series' policy does not know. */
export const mustKnow = (known: readonly string[], code: string, field: string): void => {
  if (!known.includes(code)) throw refused('not_of_series', {}, { field });
};
