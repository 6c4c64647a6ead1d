import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { itemsById } from '../../meetings/index.ts';
import type { CaseFields, DecisionCode } from '../schema.ts';
import type { z } from 'zod';

/** Where a case stands, furthest first; an open listing comes before everything, because something is awaited. */
export const journeyStates = [
  'registered',
  'referred',
  'listed',
  'recommended',
  'decided',
  'not_operated',
  'operated',
  'closed',
] as const;
export type JourneyState = (typeof journeyStates)[number];

export const pageSize = 50;

export type CaseFilter = {
  readonly state?: JourneyState | undefined;
  /** Year she presented, YYYY. */
  readonly year?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  /** Only cases of these patients, as a search found them. */
  readonly patientIds?: readonly string[] | undefined;
};

type Found = {
  id: string;
  label: string;
  patient_id: string;
  site: CaseFields['site'];
  histology: CaseFields['histology'];
  stage: string | null;
  grade: string | null;
  presented_on: string | null;
  not_operated_reason: CaseFields['notOperatedReason'];
  state: JourneyState;
  item_id: string | null;
  operated_on: string | null;
  decision: z.infer<typeof DecisionCode> | null;
  total: number;
};

// Looked up case by case: grouped tables joined to all cases take seconds while the database has no statistics yet.
const rows = (ownerId: string): SQL => sql`
  select c.id, c.label, c.patient_id, c.site, c.histology, c.stage, c.grade, c.presented_on, c.not_operated_reason,
         l.item_id, o.operated_on, r.decision, f.received_on,
         case when l.item_id is not null then 'listed'
              when o.operations > 0 and o.operations = o.closed then 'closed'
              when o.operations > 0 then 'operated'
              when c.not_operated_reason is not null then 'not_operated'
              when r.decision in ('accepted', 'alternative', 'declined') then 'decided'
              when r.recommendations > 0 then 'recommended'
              when c.entry = 'registry' and f.received_on is null then 'registered'
              else 'referred' end as state
  from care."case" c
  left join lateral (
    select agenda_item_id as item_id from care.listing
    where owner_id = ${ownerId} and case_id = c.id and state = 'listed' limit 1) l on true
  cross join lateral (
    select max(received_on)::text as received_on from care.referral
    where owner_id = ${ownerId} and case_id = c.id) f
  cross join lateral (
    select count(*) as operations, count(x.id) as closed, max(p.done_on) as operated_on
    from care.operation p left join care.outcome_30d x on x.owner_id = p.owner_id and x.id = p.id
    where p.owner_id = ${ownerId} and p.case_id = c.id) o
  cross join lateral (
    select count(*) as recommendations, (array_agg(d.decision order by a.due_on desc, a.priority))[1] as decision
    from care.recommendation a join care.her_decision d on d.owner_id = a.owner_id and d.id = a.id
    where a.owner_id = ${ownerId} and a.case_id = c.id) r
  where c.owner_id = ${ownerId}`;

const conditions = ({ state, year, patientIds }: CaseFilter): SQL => {
  const all: SQL[] = [];
  if (state !== undefined) all.push(sql`state = ${state}`);
  if (year !== undefined) all.push(sql`left(presented_on, 4) = ${year}`);
  if (patientIds !== undefined)
    all.push(sql`patient_id = any (${sql.param(`{${patientIds.join(',')}}`)}::uuid[])`);
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `);
};

/** One page of the owner's cases, latest come first, each with where it stands; no names. */
export const caseList = async (tx: Tx, ownerId: string, filter: CaseFilter) => {
  const found = await tx.execute<Found>(sql`
    select *, count(*) over ()::integer as total from (${rows(ownerId)}) as standing
    where ${conditions(filter)}
    order by coalesce(presented_on, received_on) desc nulls last, label desc
    limit ${pageSize} offset ${((filter.page ?? 1) - 1) * pageSize}`);
  const items = await itemsById(
    tx,
    ownerId,
    found.rows.flatMap((row) => row.item_id ?? []),
  );
  return {
    total: found.rows[0]?.total ?? 0,
    cases: found.rows.map((row) => ({
      id: row.id,
      label: row.label,
      patientId: row.patient_id,
      site: row.site,
      histology: row.histology,
      stage: row.stage,
      grade: row.grade,
      presentedOn: row.presented_on,
      notOperatedReason: row.not_operated_reason,
      state: row.state,
      /** Local day of the meeting it is listed for. */
      listedFor: items.find((item) => item.id === row.item_id)?.localStart.slice(0, 10) ?? null,
      operatedOn: row.operated_on,
      decision: row.decision,
    })),
  };
};
export type ListedCase = Awaited<ReturnType<typeof caseList>>['cases'][number];

/** Years in which cases of the owner presented, latest first. */
export const caseYears = async (tx: Tx, ownerId: string): Promise<string[]> => {
  const found = await tx.execute<{ year: string }>(sql`
    select distinct left(presented_on, 4) as year from care."case"
    where owner_id = ${ownerId} and presented_on is not null order by 1 desc`);
  return found.rows.map((row) => row.year);
};
