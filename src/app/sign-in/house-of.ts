import type { Actor } from '../../kernel/actor.ts';
import type { Database } from '../../kernel/scope.ts';
import { houses, type House } from '../../modules/directory/index.ts';

/** Houses the person has a role at today. */
export const housesOf = async (database: Database, actor: Actor): Promise<House[]> =>
  actor.kind === 'user'
    ? (await houses(database)).filter((house) => actor.grants.some((grant) => grant.ownerId === house.id))
    : [];
