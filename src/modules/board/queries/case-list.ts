import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { idList } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCaseRows, type Phase, referralRows } from '../../care/index.ts';
import { itemsById } from '../../meetings/index.ts';
import type { CaseFields } from '../../care/index.ts';
import type { DecisionCode } from '../schema.ts';
import type { JourneyState } from '../standing.ts';

export const pageSize = 50;

/** The last row of the page before: lists are ordered by this day ('' for none) and label, latest first. */
export type Place = { readonly sortOn: string; readonly label: string };

export type CaseFilter = {
  readonly state?: JourneyState | undefined;
  /** Year she presented, YYYY. */
  readonly year?: string | undefined;
  /** Only cases about which a board was asked in this phase. */
  readonly phase?: z.infer<typeof Phase> | undefined;
  readonly after?: Place | undefined;
  /** Only cases of these patients, as a search found them. */
  readonly patientIds?: readonly string[] | undefined;
};

type Found = {
  id: string;
  label: string;
  sort_on: string;
  patient_id: string;
  site: CaseFields['site'];
  histology: CaseFields['histology'];
  stage: string | null;
  presented_on: string | null;
  not_operated_reason: CaseFields['notOperatedReason'];
  state: JourneyState | null;
  item_id: string | null;
  operated_on: string | null;
  decision: z.infer<typeof DecisionCode> | null;
};

const conditions = (ownerId: string, { state, year, phase, after, patientIds }: CaseFilter): SQL => {
  const all: SQL[] = [sql`s.owner_id = ${ownerId}`];
  if (state !== undefined) all.push(sql`s.state = ${state}`);
  if (year !== undefined) all.push(sql`s.presented_year = ${year}`);
  if (phase !== undefined)
    all.push(
      sql`exists (select from ${referralRows} q where q.owner_id = s.owner_id and q.case_id = s.id and q.phase = ${phase})`,
    );
  if (patientIds !== undefined) all.push(sql`s.patient_id = any (${idList(patientIds)})`);
  if (after !== undefined) all.push(sql`(s.sort_on, s.label) < (${after.sortOn}, ${after.label})`);
  return sql.join(all, sql` and `);
};

// The page is taken from the index of the derived row before anything else is looked up.
const statement = (ownerId: string, filter: CaseFilter, size: number): SQL => sql`
  with page as materialized (
    select s.id, s.label, s.sort_on, s.patient_id, s.state, s.item_id, s.operated_on, s.decision
    from board.standing s where ${conditions(ownerId, filter)}
    order by s.sort_on desc nulls last, s.label desc nulls last limit ${size + 1})
  select page.*, c.site, c.histology, c.stage, c.presented_on, c.not_operated_reason
  from page join ${careCaseRows} c on c.owner_id = ${ownerId} and c.id = page.id
  order by page.sort_on desc, page.label desc`;

/** One page of the owner's cases, latest come first, each with where it stands; `next` is where the page after it begins. No names. */
export const caseList = async (tx: Tx, ownerId: string, filter: CaseFilter, size = pageSize) => {
  const { rows } = await tx.execute<Found>(statement(ownerId, filter, size));
  const shown = rows.slice(0, size);
  const items = await itemsById(
    tx,
    ownerId,
    shown.flatMap((row) => row.item_id ?? []),
  );
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    next: last ? { sortOn: last.sort_on, label: last.label } : null,
    cases: shown.map((row) => ({
      id: row.id,
      label: row.label,
      patientId: row.patient_id,
      site: row.site,
      histology: row.histology,
      stage: row.stage,
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

/** How many of the owner's cases stand at each place of the way; asked for by whoever wants the numbers. */
export const casesByState = async (tx: Tx, ownerId: string) => {
  const { rows } = await tx.execute<{ state: JourneyState | null; cases: number }>(sql`
    select state, count(*)::integer as cases from board.standing where owner_id = ${ownerId} group by state`);
  return rows;
};

/** Years in which cases of the owner presented, latest first; each year is one look into the index. */
export const caseYears = async (tx: Tx, ownerId: string): Promise<string[]> => {
  const next = (before: SQL) => sql`(select s.presented_year from board.standing s
    where s.owner_id = ${ownerId} and s.presented_year ${before} order by s.presented_year desc limit 1)`;
  const found = await tx.execute<{ year: string }>(sql`
    with recursive years (year) as (
      ${next(sql`is not null`)}
      union all select ${next(sql`< years.year`)} from years where years.year is not null)
    select year from years where year is not null`);
  return found.rows.map((row) => row.year);
};
