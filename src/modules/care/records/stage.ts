import { choice, date, line, prose, record } from '../../../kernel/forms/items.ts';

/** Editions of FIGO's tables; which of them a site has is `entry-faults.ts`. */
export const figoEditions = [
  'figo-2023',
  'figo-2021',
  'figo-2018',
  'figo-2014',
  'figo-2009',
  'figo-2000',
  'figo-pre-2014',
] as const;

/** A stage as it was stated, with what it rests on; a stage after neoadjuvant treatment stands beside the first one. */
export const stage = record(
  { id: 'stage', version: 1, sections: ['stage', 'tnm'] },
  {
    on: date({ section: 'stage', needed: true, absent: ['unknown'] }),
    basis: choice(['clinical', 'surgical_pathological', 'after_neoadjuvant'], {
      section: 'stage',
      needed: true,
      absent: ['unknown'],
    }),
    edition: choice(figoEditions, { section: 'stage', needed: true, absent: ['not_applicable'] }),
    /** Code without the word "stage", such as IIIC; a bare group leaves the subdivision open. */
    stage: line(20, { section: 'stage', needed: true, absent: ['not_done', 'not_applicable', 'unknown'] }),
    t: line(12, { section: 'tnm' }),
    n: line(12, { section: 'tnm' }),
    m: line(12, { section: 'tnm' }),
    tnmEdition: line(40, { section: 'tnm' }),
    note: prose(4000, { section: 'tnm' }),
  },
);
