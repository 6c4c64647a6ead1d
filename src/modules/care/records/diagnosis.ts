import { choice, date, line, person, prose, record } from '../../../kernel/forms/items.ts';
import { grades, histologies, sites } from './tumour.ts';
import { sourced } from './source.ts';

/** What the disease was found to be, by whom and from what; a later diagnosis stands beside an earlier one. */
export const diagnosis = record(
  { id: 'diagnosis', version: 2, sections: ['diagnosis', 'source'] },
  {
    on: date({ section: 'diagnosis', needed: true, absent: ['unknown'] }),
    site: choice(sites, { of: 'sites', section: 'diagnosis', needed: true, absent: ['unknown'] }),
    histology: choice(histologies, {
      of: 'histotypes',
      section: 'diagnosis',
      needed: true,
      absent: ['not_done', 'unknown'],
    }),
    /** As the report words it. */
    histologyText: line(300, { section: 'diagnosis' }),
    grade: choice(grades, { of: 'grades', section: 'diagnosis', absent: ['not_applicable', 'unknown'] }),
    basis: choice(['clinical', 'imaging', 'cytology', 'biopsy', 'specimen', 'review'], {
      section: 'source',
      needed: true,
      absent: ['unknown'],
    }),
    /** Of the house; who is not stands in `byElsewhere`. */
    by: person({ section: 'source' }),
    byElsewhere: line(200, { section: 'source' }),
    ...sourced('source'),
    note: prose(4000, { section: 'source' }),
  },
);
