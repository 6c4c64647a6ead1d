import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { strike } from '../kernel/commands/strike.ts';
import { recordStatements } from '../modules/quality/index.ts';
import type { TestCentre } from './centre.ts';
import { testDatabase } from './database.ts';
import { story } from './story.ts';

/** Rows that only imports and failing handlers make, written past the commands by the owner's login. */
const byHand = async ({ ownerId }: TestCentre): Promise<void> => {
  const owner = new Client(testDatabase().owner);
  await owner.connect();
  const id = randomUUID();
  try {
    await owner.query(
      `with source as (insert into kernel.source (owner_id, id, entry_id, mapping, file_hash, row_number, row_hash, subject_id)
         values ($1, $2, $2, 'test', 'hash', 1, 'hash', $2)),
       cursor as (insert into kernel.cursor (handler, owner_id, seq) values ('test', $1, 1)),
       showing as (insert into kernel.showing (owner_id, id, at, actor, subjects) values ($1, $2, now(), '{}', '[]')),
       unsettled as (insert into kernel.unsettled (owner_id, derivation, subject, since) values ($1, 'test', 'test', now()))
       insert into kernel.parked (handler, owner_id, seq, at, code) values ('test', $1, 1, now(), 'test')`,
      [ownerId, id],
    );
  } finally {
    await owner.end();
  }
};

/** A form that was sent with its key, and what it recorded, taken back. */
const sent = async (centre: TestCentre): Promise<void> => {
  const statement = {
    fact: 'active_trials',
    personId: null,
    holds: true,
    from: '2026-01-01',
    to: null,
    evidence: 'Register of trials',
  } as const;
  const requestKey = randomUUID();
  const { quality_manager: manager } = centre.people;
  const { ids } = await centre.as(manager, recordStatements, { statements: [statement] }, { requestKey });
  await centre.as(manager, strike, { table: 'quality.statement', id: ids[0] ?? '', version: 1 });
};

/** Gives this centre at least one row in every table that belongs to an owner. */
export const fillOwner = async (centre: TestCentre): Promise<void> => {
  await story(centre);
  await sent(centre);
  await byHand(centre);
};
