import { choice, date, line, prose, record, yesNo } from '../../../kernel/forms/items.ts';
import { ended, stopReasons, toxicityGrades } from './stopping.ts';
import { sourced } from './source.ts';

/** A hormone treatment. */
export const hormone = record(
  { id: 'hormone', version: 2, sections: ['treatment'] },
  {
    drug: line(200, { section: 'treatment', needed: true, absent: ['unknown'] }),
    setting: choice(['adjuvant', 'maintenance', 'relapse', 'fertility_sparing'], {
      section: 'treatment',
      absent: ['unknown'],
    }),
    from: date({ section: 'treatment', needed: true, absent: ['unknown'] }),
    ongoing: yesNo({ section: 'treatment' }),
    to: date({ section: 'treatment', when: ended, needed: true, absent: ['unknown'] }),
    stopReason: choice(stopReasons, { section: 'treatment', when: ended, absent: ['unknown'] }),
    worstToxicity: choice(toxicityGrades, { section: 'treatment', absent: ['unknown'] }),
    ...sourced('treatment'),
    note: prose(4000, { section: 'treatment' }),
  },
);
