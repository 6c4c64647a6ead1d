import { choice, date, line, number, prose, record, yesNo } from '../../../kernel/forms/items.ts';
import { ended, stopReasons, toxicityGrades } from './stopping.ts';
import { sourced } from './source.ts';

/** A systemic treatment; what was given before and after an operation is one line, and maintenance belongs to its line. */
export const systemic = record(
  { id: 'systemic', version: 2, sections: ['treatment', 'given', 'end'] },
  {
    setting: choice(
      ['neoadjuvant', 'adjuvant', 'with_radiotherapy', 'first_line', 'maintenance', 'relapse'],
      {
        section: 'treatment',
        needed: true,
        absent: ['unknown'],
      },
    ),
    line: number({ section: 'treatment', min: 1, max: 20, needed: true, absent: ['unknown'] }),
    regimen: line(200, { section: 'treatment', needed: true, absent: ['unknown'] }),
    drugs: line(300, { section: 'treatment' }),
    platinum: yesNo({ section: 'treatment', needed: true, absent: ['unknown'] }),
    from: date({ section: 'given', needed: true, absent: ['unknown'] }),
    ongoing: yesNo({ section: 'given' }),
    cyclesPlanned: number({ section: 'given', min: 1, max: 200 }),
    cycles: number({ section: 'given', min: 0, max: 200, absent: ['unknown'] }),
    /** Where platinum ended before the rest. */
    lastPlatinumOn: date({
      section: 'given',
      when: { item: 'platinum', in: ['yes'] },
      absent: ['unknown'],
    }),
    /** Of the last dose. */
    to: date({ section: 'end', when: ended, needed: true, absent: ['unknown'] }),
    stopReason: choice(stopReasons, { section: 'end', when: ended, needed: true, absent: ['unknown'] }),
    worstToxicity: choice(toxicityGrades, { section: 'end', absent: ['unknown'] }),
    toxicity: line(300, { section: 'end' }),
    ...sourced('treatment'),
    note: prose(4000, { section: 'end' }),
  },
);
