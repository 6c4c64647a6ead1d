import { date, line, prose, record, yesNo } from '../../../kernel/forms/items.ts';
import { ended } from './stopping.ts';
import { sourced } from './source.ts';

/** A trial she took part in. */
export const trial = record(
  { id: 'trial', version: 2, sections: ['trial'] },
  {
    /** As a registry of trials gives it. */
    identifier: line(60, { section: 'trial', needed: true, absent: ['unknown'] }),
    name: line(200, { section: 'trial' }),
    arm: line(200, { section: 'trial', needed: true, absent: ['unknown', 'not_applicable'] }),
    from: date({ section: 'trial', needed: true, absent: ['unknown'] }),
    ongoing: yesNo({ section: 'trial' }),
    to: date({ section: 'trial', when: ended, absent: ['unknown'] }),
    ...sourced('trial'),
    note: prose(4000, { section: 'trial' }),
  },
);
