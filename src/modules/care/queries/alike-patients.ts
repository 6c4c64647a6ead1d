import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { type Her, lookedUpBy, openRoster } from '../alike.ts';
import { careCase, identity, identityTerm, patient } from '../tables.ts';

/** A woman the centre knows; `label` is that of her first case. Who she is stays within the command or query that asks. */
export type Known = { readonly patientId: string; readonly label: string | null; readonly her: Her };

type Row = {
  patient_id: string;
  record_number: string;
  latin_name: string | null;
  native_name: string | null;
  born_on: string | null;
  label: string | null;
};

const texts = (list: readonly string[]): SQL => {
  const content = JSON.stringify([...new Set(list)]);
  return sql`any (array(select jsonb_array_elements_text(${content}::jsonb)))`;
};

/**
 * For each of these women, those of the owner's patients who may be her, as `likeness` judges. Terms are looked up first, then each
 * woman by her id: left to choose, the planner goes through all women for all terms where it knows nothing of a table, as of one that
 * this transaction has filled itself.
 */
export const alikePatients = async (tx: Tx, ownerId: string, women: readonly Her[]): Promise<Known[][]> => {
  const looked = women.map(lookedUpBy);
  const births = women.flatMap(({ bornOn }) => bornOn ?? []);
  const found = await tx.execute<Row>(sql`
    with hit as (
      select t.patient_id from ${identityTerm} t
      where t.owner_id = ${ownerId} and t.term = ${texts(looked.flatMap(({ numbers }) => numbers))}
      union
      select named.patient_id from (
        select distinct t.patient_id from ${identityTerm} t
        where t.owner_id = ${ownerId} and t.term = ${texts(looked.flatMap(({ names }) => names))} offset 0) named
      cross join lateral (
        select p.born_on from ${patient} p where p.owner_id = ${ownerId} and p.id = named.patient_id offset 0) p
      where p.born_on = ${texts(births)})
    select hit.patient_id, i.record_number, i.latin_name, i.native_name, p.born_on,
      (select min(c.label) from ${careCase} c where c.owner_id = ${ownerId} and c.patient_id = hit.patient_id) as label
    from hit
    cross join lateral (select * from ${identity} i where i.owner_id = ${ownerId} and i.id = hit.patient_id offset 0) i
    cross join lateral (
      select p.born_on from ${patient} p where p.owner_id = ${ownerId} and p.id = hit.patient_id offset 0) p
    order by hit.patient_id`);
  const roster = openRoster<Known>();
  for (const { patient_id: patientId, label, ...row } of found.rows) {
    const her = {
      recordNumber: row.record_number,
      latinName: row.latin_name,
      nativeName: row.native_name,
      bornOn: row.born_on,
    };
    roster.add(her, { patientId, label, her });
  }
  return women.map((her) => roster.alike(her));
};
