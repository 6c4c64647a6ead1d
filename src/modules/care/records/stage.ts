import { choice, date, line, prose, record } from '../../../kernel/forms/items.ts';
import { stageEditions } from './tumour.ts';
import { sourced } from './source.ts';

/** A stage as it was stated, with what it rests on; a stage after neoadjuvant treatment stands beside the first one. */
export const stage = record(
  { id: 'stage', version: 2, sections: ['stage', 'tnm'] },
  {
    on: date({ section: 'stage', needed: true, absent: ['unknown'] }),
    basis: choice(['clinical', 'surgical_pathological', 'after_neoadjuvant'], {
      section: 'stage',
      needed: true,
      absent: ['unknown'],
    }),
    edition: choice(stageEditions, {
      of: 'editions',
      section: 'stage',
      needed: true,
      absent: ['not_applicable'],
    }),
    /** Code without the word "stage", such as IIIC; a bare group leaves the subdivision open. */
    stage: line(20, { section: 'stage', needed: true, absent: ['not_done', 'not_applicable', 'unknown'] }),
    t: line(12, { section: 'tnm' }),
    n: line(12, { section: 'tnm' }),
    m: line(12, { section: 'tnm' }),
    tnmEdition: line(40, { section: 'tnm' }),
    ...sourced('stage'),
    note: prose(4000, { section: 'tnm' }),
  },
);
