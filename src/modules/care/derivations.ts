import { sql } from 'drizzle-orm';
import { among } from '../../kernel/among.ts';
import { type Derivation, rowsOf } from '../../kernel/derivation.ts';
import { givenRows, insertRows } from '../../kernel/write-rows.ts';
import { allTermsOf, termsOf } from './search-terms.ts';
import * as table from './tables.ts';

/** What a woman is found by: exactly the terms of her names and number as they stand. */
const searchTerms: Derivation = {
  name: 'care.search-terms',
  subject: rowsOf(table.identity),
  watches: [{ table: table.identity, by: table.identity.id }],
  writes: [table.identityTerm],
  run: async ({ tx, ownerId, guarded, areNew }, ids) => {
    const { identity, identityTerm } = table;
    const { id, recordNumber, latinName, nativeName, sortName } = identity;
    const found = await tx
      .select({ id, recordNumber, latinName, nativeName, sortName })
      .from(identity)
      .where(among(identity.id, ownerId, ids));
    const terms = found.flatMap((her) => {
      const hers = guarded(her.id, () => termsOf(her)) ?? [];
      return hers.map((term) => ({ ownerId, patientId: her.id, term, allTerms: allTermsOf(hers) }));
    });
    if (areNew) {
      await insertRows(tx, identityTerm, terms);
      return [];
    }
    const wanted =
      terms.length > 0
        ? givenRows(identityTerm, terms, ['patientId', 'term', 'allTerms'])
        : sql`select null::uuid, null::text, null::text where false`;
    await tx.execute(sql`
      with wanted (patient_id, term, all_terms) as (${wanted}),
      gone as (
        delete from ${identityTerm} where ${among(identityTerm.patientId, ownerId, ids)}
          and not exists (select from wanted w where w.patient_id = identity_term.patient_id and w.term = identity_term.term))
      insert into ${identityTerm} (owner_id, patient_id, term, all_terms)
      select ${ownerId}, patient_id, term, all_terms from wanted
      on conflict (owner_id, patient_id, term) do update set all_terms = excluded.all_terms
      where identity_term.all_terms <> excluded.all_terms`);
    return [];
  },
};

/** What care recomputes when names and numbers change. */
export const derivations: readonly Derivation[] = [searchTerms];
