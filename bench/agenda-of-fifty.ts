import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { generateCentre } from '../src/app/demo/generate.ts';
import { openHouse } from '../src/app/modules.ts';
import { operatorConnection } from '../src/kernel/app-password.ts';
import { type Call, execute } from '../src/kernel/command.ts';
import { uuidOfName } from '../src/kernel/ids.ts';
import { openDatabase } from '../src/kernel/scope.ts';
import { type CaseRecord, importCases } from '../src/modules/board/index.ts';
import { importMeetings } from '../src/modules/meetings/index.ts';
import type { Served } from './served.ts';

type Woman = ReturnType<typeof CaseRecord.parse>;
export type Agenda = {
  readonly path: string;
  /** Changes one word of one woman's question, as an entry of the journal. */
  readonly touch: (turn: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const size = 50;

type Here = { ownerId: string; seriesId: string; consultantId: string };

/** The demonstration's house, its board, and somebody who asks it. */
const hereOf = async (login: Served['login']): Promise<Here> => {
  const client = new pg.Client(login);
  await client.connect();
  const found = await client
    .query<Here>(
      `select s.owner_id as "ownerId", s.id as "seriesId",
         (select person_id from directory.affiliation a where a.organisation_id = s.owner_id and a.role = 'surgeon' limit 1) as "consultantId"
       from meetings.series s join directory.organisation o on o.id = s.owner_id where o.slug = 'hanbit' and s.kind = 'board' limit 1`,
    )
    .finally(() => client.end());
  const [here] = found.rows;
  if (!here) throw new Error('the demonstration has no board');
  return here;
};

/** Women as the demonstration invents them, from another seed, none of them operated yet: with their work-up, asking here. */
const womenOf = (items: readonly string[], { consultantId }: Here): Woman[] => {
  const { cases, people } = generateCentre({ seed: 'an agenda of fifty', now: Temporal.Now.instant() });
  // Whoever their records name works at a house that is not here: here it is the consultant.
  const there = new RegExp(people.map(({ id }) => id).join('|'), 'gu');
  const here = JSON.parse(JSON.stringify(cases).replaceAll(there, consultantId)) as typeof cases;
  return here
    .flatMap(({ referral, ...record }) =>
      referral !== null &&
      record.listing !== null &&
      record.workUp.length > 4 &&
      record.patient.diedOn === null
        ? [{ ...record, referral: { ...referral, consultantId } }]
        : [],
    )
    .slice(-size)
    .map((record, index) => ({
      ...record,
      key: `AGENDA-${index}`,
      identity: { ...record.identity, recordNumber: `AGENDA-${index}` },
      listing: { agendaItemId: items[index] ?? '', recommendations: [] },
      operations: [],
    }));
};

/** A meeting of the demonstration's board with exactly fifty women on its agenda, in a week in which it has no other. */
export const agendaOfFifty = async ({ login }: Served): Promise<Agenda> => {
  const database = openDatabase(operatorConnection(login), openHouse());
  const here = await hereOf(login);
  const call = (): Call => ({
    actor: { kind: 'operator' },
    ownerId: here.ownerId,
    now: Temporal.Now.instant(),
  });
  const localStart = `${Temporal.Now.plainDateISO('Asia/Seoul').add({ days: 3 }).toString()}T06:30`;
  const items = Array.from({ length: size }, (_, index) =>
    uuidOfName(here.seriesId, 'agenda of fifty', String(index)),
  );
  const waiting = { minutes: 5, openedAt: null, closedAt: null, conclusion: null, deferralReason: null };
  await execute(database, importMeetings, call(), {
    meetings: [
      {
        seriesId: here.seriesId,
        localStart,
        zone: 'Asia/Seoul',
        minutes: 300,
        openedAt: null,
        closedAt: null,
        presence: [],
        items: items.map((id, index) => ({ ...waiting, id, facts: { biopsy: index % 2 === 0 } })),
      },
    ],
  });
  const women = womenOf(items, here);
  if (women.length !== size) throw new Error(`${women.length} women for an agenda of ${size}`);
  const bring = (records: readonly Woman[]) =>
    execute(database, importCases, call(), {
      rows: (async function* () {
        for (const [index, record] of records.entries()) yield { row: index + 1, record };
      })(),
      mapping: 'bench',
      mappingVersion: '1',
      fileHash: 'bench',
      another: records.map((_, index) => index + 1),
      finish: () => 'keep' as const,
    });
  await bring(women);
  return {
    path: `/c/hanbit/meetings/${uuidOfName(here.ownerId, 'meeting', here.seriesId, localStart)}`,
    touch: async (turn) => {
      const [first] = women;
      if (!first?.referral) throw new Error('nobody is on the agenda');
      await bring([
        { ...first, referral: { ...first.referral, question: `${first.referral.question} ${turn}` } },
      ]);
    },
    close: () => database.close(),
  };
};
