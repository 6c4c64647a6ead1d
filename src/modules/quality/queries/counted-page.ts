import { sql } from 'drizzle-orm';
import type { Locale } from '../../../kernel/languages.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { casesByLabel } from '../../care/index.ts';
import type { Certificate } from '../certificate-on.ts';
import { countedFacts, type CountedFacts } from './counted-facts.ts';
import { namesIn } from '../../directory/index.ts';
import { casesOf, type CountedCase } from './cases.ts';

export const countedPageSize = 25;

type CountQuestion = Parameters<typeof casesOf>[1];
type Said = { person_id: string; holds: boolean; from_on: string; to_on: string | null };

/** Somebody who led or supervised an operation, with what their indicators look at. */
export type CountedSurgeon = {
  readonly name: string;
  /** Cytoreductive ovarian operations led or supervised, by calendar year. */
  readonly volumes: Readonly<Record<number, number>>;
  readonly certificates: readonly Certificate[];
};
export type CountedRow = { readonly facts: CountedFacts; readonly operationId: string | null };

const asArray = (ids: readonly string[]) => sql.param(`{${ids.join(',')}}`);

const volumesOf = async (tx: Tx, ownerId: string, ids: readonly string[]) =>
  (
    await tx.execute<{ person_id: string; year: number; done: number }>(sql`
      select person_id, done_year as year, count(*)::integer as done from (
        select done_year, main_surgeon_id as person_id from quality.indicator_operation
        where owner_id = ${ownerId} and ovarian and cytoreductive
        union all
        select done_year, supervising_surgeon_id from quality.indicator_operation
        where owner_id = ${ownerId} and ovarian and cytoreductive
          and supervising_surgeon_id is distinct from main_surgeon_id) each
      where person_id = any (${asArray(ids)}::uuid[]) and done_year is not null group by person_id, done_year`)
  ).rows;

const certificatesOf = async (tx: Tx, ownerId: string, ids: readonly string[]) =>
  (
    await tx.execute<Said>(sql`
      select person_id, holds, from_on, to_on from quality.statement
      where owner_id = ${ownerId} and fact = 'surgeon_certified' and person_id = any (${asArray(ids)}::uuid[])
      order by from_on`)
  ).rows;

const surgeonsOf = async (
  tx: Tx,
  ownerId: string,
  rows: readonly CountedRow[],
  locale: Locale,
): Promise<Record<string, CountedSurgeon>> => {
  const named = rows.flatMap(({ facts }) =>
    facts.operations.flatMap(({ mainSurgeonId, supervisingSurgeonId }) => [
      mainSurgeonId ?? [],
      supervisingSurgeonId ?? [],
    ]),
  );
  const ids = [...new Set(named.flat())];
  if (ids.length === 0) return {};
  const names = await namesIn(tx, locale, ids);
  const volumes = await volumesOf(tx, ownerId, ids);
  const certificates = await certificatesOf(tx, ownerId, ids);
  return Object.fromEntries(
    ids.map((id) => [
      id,
      {
        name: names.get(id) ?? '',
        volumes: Object.fromEntries(
          volumes.filter((row) => row.person_id === id).map(({ year, done }) => [year, done]),
        ),
        certificates: certificates
          .filter((row) => row.person_id === id)
          .map(({ holds, from_on: from, to_on: to }) => ({ holds, from, to })),
      },
    ]),
  );
};

const inOrder = async (tx: Tx, ownerId: string, counted: readonly CountedCase[]): Promise<CountedCase[]> => {
  const place = new Map(
    (await casesByLabel(tx, ownerId, [...new Set(counted.map(({ caseId }) => caseId))])).map((id, index) => [
      id,
      index,
    ]),
  );
  return counted.toSorted((a, b) => (place.get(a.caseId) ?? 0) - (place.get(b.caseId) ?? 0));
};

/** One page of the cases behind a count, latest label first, with the facts that put them there; no names of patients. */
export const countedPage = async (tx: Tx, question: CountQuestion & { page: number; locale: Locale }) => {
  const { page, locale, ...asked } = question;
  const counted = await inOrder(tx, asked.ownerId, await casesOf(tx, asked));
  const shown = counted.slice((page - 1) * countedPageSize, page * countedPageSize);
  const facts = await countedFacts(tx, asked.ownerId, [...new Set(shown.map(({ caseId }) => caseId))]);
  const byId = new Map(facts.map((one) => [one.id, one]));
  const rows = shown.flatMap(({ caseId, operationId }): CountedRow[] => {
    const found = byId.get(caseId);
    return found ? [{ facts: found, operationId }] : [];
  });
  return { total: counted.length, rows, surgeons: await surgeonsOf(tx, asked.ownerId, rows, locale) };
};
