import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { type Call, execute } from '../src/kernel/command.ts';
import { readKept, emptyAnswers } from '../src/kernel/forms/answers.ts';
import { type Database, withScope } from '../src/kernel/scope.ts';
import { areas, operationReport, correctOperation } from '../src/modules/surgery/index.ts';
import { type CaseRecord, importCases, type ReadRow } from '../src/modules/board/index.ts';
import { completePathology } from '../src/testing/complete-pathology.ts';
import { addOrganisation, addPeople } from '../src/modules/directory/index.ts';
import { indicatorSet, recordStatements, scorecardOf } from '../src/modules/quality/index.ts';
import { namesOf, recordNumberOf } from './names.ts';
import { chanceOf } from './random.ts';

type Operation = CaseRecord['operations'][number];

export type Centre = { ownerId: string; surgeons: string[]; call: () => Call };

/** A centre with six surgeons, made by commands. */
export const addCentre = async (database: Database, slug = 'bench'): Promise<Centre> => {
  const ownerId = randomUUID();
  const call = (): Call => ({ actor: { kind: 'operator' }, ownerId, now: Temporal.Now.instant() });
  const centre = { parentId: null, kind: 'centre', name: 'Bench', nativeName: null, zone: 'UTC' } as const;
  await execute(database, addOrganisation, call(), {
    organisation: { ...centre, id: ownerId, slug, demonstration: false },
    departments: [],
  });
  const surgeons = Array.from({ length: 6 }, () => randomUUID());
  await execute(database, addPeople, call(), {
    people: surgeons.map((id, index) => ({
      id,
      userId: null,
      nativeName: null,
      latinName: `Surgeon ${index}`,
      sortName: `${index}`,
    })),
    affiliations: surgeons.map((personId) => ({
      id: randomUUID(),
      personId,
      organisationId: ownerId,
      role: 'surgeon',
      discipline: 'gynaecologic-oncology',
      from: '2010-01-01',
      to: null,
    })),
  });
  await execute(database, recordStatements, call(), {
    statements: surgeons.map((personId) => ({
      fact: 'surgeon_certified',
      personId,
      holds: true,
      from: '2012-01-01',
      to: null,
      evidence: 'bench',
    })),
  });
  return { ownerId, surgeons, call };
};

/** Residual disease of nought in two of three; the report whole, so that every fact is known. */
const operationOf = (doneOn: string, surgeons: readonly string[], chance: () => number): Operation => {
  const residual = chance() < 0.66 ? { min: 0, max: 0 } : chance() < 0.8 ? { min: 1, max: 10 } : null;
  const main = Math.floor(chance() * surgeons.length);
  return {
    report: {
      ...emptyAnswers(operationReport),
      doneOn,
      kind: 'primary',
      initialAim: 'complete_cytoreduction',
      limitedToBiopsy: false,
      residual,
      diseaseAtStart: 'Peritoneum of the pelvis',
      areas: Object.fromEntries(areas.map((area) => [area, { answer: 'free' as const }])),
      procedures: ['hysterectomy_bso', 'omentectomy'],
      durationMinutes: 200,
      bloodLossMl: 300,
      team: [
        {
          id: randomUUID(),
          person: surgeons[main] ?? '',
          role: 'main',
          discipline: 'gynaecologic-oncology',
          absent: {},
        },
      ],
    },
    pathology: { ...completePathology, reportedOn: null },
    outcome30: null,
  };
};

const two = (n: number): string => String(n).padStart(2, '0');

async function* rowsOf(count: number, year: number, surgeons: readonly string[]): AsyncGenerator<ReadRow> {
  const chance = chanceOf(5);
  const below = (n: number) => Math.floor(chance() * n);
  for (const [index, name] of namesOf(count).entries()) {
    // Ten years up to this one; of this one only days that are past everywhere.
    const there = year - 9 + Math.floor((index * 10) / count);
    const [month, day] = there === year ? [1, 1 + below(4)] : [1 + below(12), 1 + below(28)];
    const presentedOn = there === year ? `${there}-01-01` : `${there}-${two(month)}-01`;
    const ruledOut = {
      state: 'present',
      value: true,
      unit: null,
      takenOn: presentedOn,
      reason: null,
    } as const;
    yield {
      row: index + 1,
      record: {
        key: `bench-${index}`,
        patient: { bornOn: String(1930 + (index % 50)), diedOn: null },
        identity: {
          recordNumber: recordNumberOf(index),
          latinName: `${name.family} ${name.given}`,
          nativeName: name.hangul,
          sortName: null,
        },
        case: {
          site: 'ovary',
          histology: 'high-grade-serous',
          grade: null,
          entry: 'registry',
          stage: chance() < 0.8 ? 'IIIC' : 'IC',
          stageEdition: 'figo-2014',
          presentedOn,
          treatedBefore: false,
          notOperatedReason: null,
        },
        referral: null,
        workUp: [
          { key: 'unresectable_metastases_ruled_out', ...ruledOut },
          { key: 'gi_origin_ruled_out', ...ruledOut },
        ],
        listing: null,
        operations: [operationOf(`${there}-${two(month)}-${two(day)}`, surgeons, chance)],
      },
    };
  }
}

/** Brings `count` cases, each with its operation, in by the import command. */
export const fillCentre = async (database: Database, centre: Centre, count: number): Promise<void> => {
  const year = Temporal.Now.plainDateISO('UTC').year;
  const { result } = await execute(database, importCases, centre.call(), {
    rows: rowsOf(count, year, centre.surgeons),
    mapping: 'bench',
    mappingVersion: '1',
    fileHash: '0'.repeat(64),
    finish: () => 'keep' as const,
  });
  if (result.created !== count)
    throw new Error(`Only ${result.created} of ${count}: ${JSON.stringify(result.faults[0])}`);
};

const today = (): string => Temporal.Now.plainDateISO('UTC').toString();

/** The centre's whole scorecard, over all years or one. */
export const scorecardOfCentre = (database: Database, centre: Centre, year?: number) =>
  withScope(database, [centre.ownerId], (tx) =>
    scorecardOf(tx, {
      centre: 'bench',
      ownerId: centre.ownerId,
      set: indicatorSet('esgo-ovarian/2016'),
      period: year === undefined ? { kind: 'all' } : { kind: 'year', year },
      today: today(),
    }),
  );

export type Saved = z.input<typeof correctOperation.input>;

/** Operations of advanced disease of one year that left nothing behind, as a form would send them back. */
export const completeOperations = (
  database: Database,
  centre: Centre,
  { year, count }: { year: number; count: number },
): Promise<Saved[]> =>
  withScope(database, [centre.ownerId], async (tx) => {
    const found = await tx.execute<{ id: string; version: number; answers: Record<string, unknown> }>(sql`
      select o.id, o.version, o.answers
      from quality.operation_fact v join surgery.operation o using (owner_id, id)
      where v.done_year = ${year} and v.complete and v.advanced order by o.id limit ${count}`);
    return found.rows.map(({ id, version, answers }) => ({
      operationId: id,
      version,
      report: readKept(operationReport, answers),
    }));
  });

/** Saves 3 mm of residual disease as a person's correction and reads the year's scorecard: when this ends, the new figures are there. */
export const saveAndRead = async (database: Database, centre: Centre, year: number, saved: Saved) => {
  const report = { ...saved.report, residual: { min: 3, max: 3 } };
  await execute(database, correctOperation, { ...centre.call(), reason: 'bench' }, { ...saved, report });
  return scorecardOfCentre(database, centre, year);
};
