import { z } from 'zod';
import { refused } from '../../kernel/errors.ts';
import data from './data/quorum-policies.json' with { type: 'json' };
import { ItemFacts } from './schema.ts';
import { Discipline } from '../directory/index.ts';

export const PresenceMode = z.enum(['room', 'video']);
export type PresenceMode = z.infer<typeof PresenceMode>;

const Clause = z
  .object({
    id: z.string(),
    anyOf: z.array(Discipline).min(1),
    minimum: z.int().positive(),
    modes: z.array(PresenceMode).min(1),
    /** Fact of the item without which the clause does not apply. */
    condition: ItemFacts.keyof().optional(),
  })
  .strict();
export const QuorumPolicy = z
  .object({
    id: z.string(),
    name: z.object({ en: z.string(), ko: z.string() }),
    source: z.string(),
    provenance: z.string(),
    clauses: z.array(Clause).min(1),
  })
  .strict();
export type QuorumPolicy = z.infer<typeof QuorumPolicy>;

const file = z.object({ default: z.string(), policies: z.array(QuorumPolicy) }).parse(data);

/** Policies a board may choose from. */
export const quorumPolicies: readonly QuorumPolicy[] = file.policies;
export const defaultQuorumPolicy: string = file.default;

/** The policy of that name and version; refused as `quorum_policy_unknown` when there is none. */
export const quorumPolicy = (id: string): QuorumPolicy => {
  const found = quorumPolicies.find((policy) => policy.id === id);
  if (!found) throw refused('quorum_policy_unknown', {}, { field: 'policy' });
  return found;
};
