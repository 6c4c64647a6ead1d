import { choice, date, number, prose, record, yesNo } from '../../../kernel/forms/items.ts';
import { ended } from './stopping.ts';
import { sourced } from './source.ts';

const eqd2 = { section: 'volumes', min: 0, max: 200, decimals: 1, unit: 'Gy' } as const;

/** A course of brachytherapy; doses to volumes are totals with external radiotherapy, in 2 Gy equivalents. */
export const brachytherapy = record(
  { id: 'brachytherapy', version: 2, sections: ['treatment', 'volumes'] },
  {
    rate: choice(['hdr', 'pdr', 'ldr'], { section: 'treatment', absent: ['unknown'] }),
    applicator: choice(['tandem_ring', 'tandem_ovoid', 'cylinder', 'interstitial', 'mould', 'other'], {
      section: 'treatment',
      absent: ['unknown'],
    }),
    image: choice(['mri', 'ct', 'none'], { section: 'treatment', absent: ['unknown'] }),
    from: date({ section: 'treatment', needed: true, absent: ['unknown'] }),
    ongoing: yesNo({ section: 'treatment' }),
    to: date({ section: 'treatment', when: ended, needed: true, absent: ['unknown'] }),
    doseGy: number({
      section: 'treatment',
      min: 0.1,
      max: 200,
      decimals: 2,
      unit: 'Gy',
      absent: ['unknown'],
    }),
    fractions: number({ section: 'treatment', min: 1, max: 100, absent: ['unknown'] }),
    ctvD90: number(eqd2),
    bladderD2cc: number(eqd2),
    rectumD2cc: number(eqd2),
    sigmoidD2cc: number(eqd2),
    bowelD2cc: number(eqd2),
    ...sourced('treatment'),
    note: prose(4000, { section: 'volumes' }),
  },
);
