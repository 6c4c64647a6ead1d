import { choice, choices, date, line, number, prose, record, yesNo } from '../../../kernel/forms/items.ts';
import { ended, stopReasons, toxicityGrades } from './stopping.ts';
import { sourced } from './source.ts';

/** A course of external radiotherapy. */
export const radiotherapy = record(
  { id: 'radiotherapy', version: 2, sections: ['treatment', 'dose', 'end'] },
  {
    intent: choice(['definitive', 'adjuvant', 'neoadjuvant', 'relapse', 'palliative'], {
      section: 'treatment',
      needed: true,
      absent: ['unknown'],
    }),
    technique: choice(['3d', 'imrt', 'vmat', 'sbrt', 'proton', 'electron', 'other'], {
      section: 'treatment',
      absent: ['unknown'],
    }),
    targets: choices(
      ['pelvis', 'extended_field', 'vagina', 'vulva', 'groin', 'parametrium', 'nodes', 'metastasis', 'other'],
      { section: 'treatment', needed: true, absent: ['unknown'] },
    ),
    concurrent: line(200, { section: 'treatment' }),
    from: date({ section: 'dose', needed: true, absent: ['unknown'] }),
    ongoing: yesNo({ section: 'dose' }),
    /** Given in all, boosts apart. */
    doseGy: number({ section: 'dose', min: 0.1, max: 200, decimals: 2, unit: 'Gy', absent: ['unknown'] }),
    fractions: number({ section: 'dose', min: 1, max: 100, absent: ['unknown'] }),
    fractionsPlanned: number({ section: 'dose', min: 1, max: 100 }),
    boostGy: number({ section: 'dose', min: 0.1, max: 100, decimals: 2, unit: 'Gy' }),
    to: date({ section: 'end', when: ended, needed: true, absent: ['unknown'] }),
    /** From the first to the last fraction, brachytherapy included, both days counted. */
    overallDays: number({ section: 'end', min: 1, max: 400 }),
    breakDays: number({ section: 'end', min: 0, max: 200 }),
    stopReason: choice(stopReasons, { section: 'end', when: ended, absent: ['unknown'] }),
    worstToxicity: choice(toxicityGrades, { section: 'end', absent: ['unknown'] }),
    toxicity: line(300, { section: 'end' }),
    ...sourced('treatment'),
    note: prose(4000, { section: 'end' }),
  },
);
