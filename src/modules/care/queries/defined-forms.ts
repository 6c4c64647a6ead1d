import { sql } from 'drizzle-orm';
import type { Localised } from '../../../kernel/forms/words.ts';
import type { Locale } from '../../../kernel/languages.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { localDay, localTime } from '../../../kernel/zone.ts';
import { namesIn } from '../../directory/index.ts';
import { shippedForms } from '../questionnaires.ts';
import { courseRecord } from '../records/course.ts';

type Row = {
  form: string;
  version: number;
  title: Localised;
  items: number;
  at: string;
  actor: { kind: string; personId?: string };
};
type Filled = { form: string; version: number; count: number };
type Given = { form: string; withdrawn: boolean; version: number };

const rowsOf = async (tx: Tx, ownerId: string) => {
  const [defined, filled, given] = await Promise.all([
    tx.execute<Row>(sql`
      select d.form, d.form_version as version, d.body -> 'title' as title,
        jsonb_array_length(d.body -> 'items') as items, j.at::text as at, j.actor
      from kernel.definition d join kernel.journal j on j.owner_id = d.owner_id and j.id = d.entry_id
      where d.owner_id = ${ownerId}`),
    tx.execute<Filled>(sql`
      select form, form_version as version, count(*)::int as count from care.entry
      where owner_id = ${ownerId} group by form, form_version`),
    tx.execute<Given>(sql`
      select form, withdrawn, version from care.form_withdrawal where owner_id = ${ownerId}`),
  ]);
  return { defined: defined.rows, filled: filled.rows, given: given.rows };
};

const shipped = () =>
  shippedForms.map(({ form, words }) => ({
    form: form.id,
    version: form.version,
    title: words.title,
    items: Object.keys(form.items).length,
    added: null,
  }));

/** Who added a version of the house's own, and when there. */
const addedBy = ({ at, actor }: Row, names: ReadonlyMap<string, string>, zone: string) => ({
  by: names.get(actor.personId ?? '') ?? null,
  day: localDay(at, zone),
  time: localTime(at, zone),
});

/**
 * Questionnaires of the program and of the house by their ids, each with its versions, newest first: what they are called, who
 * added them and how often they were filled in; and whether the house has given them up.
 */
export const definedForms = async (
  tx: Tx,
  ownerId: string,
  { zone, locale }: { readonly zone: string; readonly locale: Locale },
) => {
  const { defined, filled, given } = await rowsOf(tx, ownerId);
  const names = await namesIn(
    tx,
    locale,
    defined.flatMap(({ actor }) => actor.personId ?? []),
  );
  const own = defined.map(({ form, version, title, items, ...row }) => ({
    form,
    version,
    title,
    items,
    added: addedBy({ form, version, title, items, ...row }, names, zone),
  }));
  const counted = (form: string, version: number): number =>
    filled.find((each) => each.form === form && each.version === version)?.count ?? 0;
  const byForm = Map.groupBy([...shipped(), ...own], ({ form }) => form);
  return [...byForm]
    .filter(([form]) => courseRecord(form) === undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([form, versions]) => {
      const said = given.find((each) => each.form === form);
      return {
        form,
        isOwn: own.some((each) => each.form === form),
        withdrawn: said?.withdrawn ?? false,
        withdrawal: said?.version ?? null,
        versions: versions
          .toSorted((a, b) => b.version - a.version)
          .map((each) => ({ ...each, filled: counted(form, each.version) })),
      };
    });
};
export type DefinedForms = Awaited<ReturnType<typeof definedForms>>;
