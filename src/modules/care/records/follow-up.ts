import { choice, date, number, prose, record } from '../../../kernel/forms/items.ts';
import { sourced } from './source.ts';

/** What was known of her on a day; of a register without dates, so many days after the diagnosis. */
export const followUp = record(
  { id: 'follow-up', version: 2, sections: ['followUp'] },
  {
    /** Last contact, or the day she died. */
    on: date({ section: 'followUp', needed: true, absent: ['unknown'] }),
    /** Whole days from diagnosis, where the source holds no dates. */
    days: number({ section: 'followUp', min: 0, max: 40_000 }),
    status: choice(['alive', 'dead'], { section: 'followUp', needed: true, absent: ['unknown'] }),
    disease: choice(['none', 'present'], { section: 'followUp', needed: true, absent: ['unknown'] }),
    cause: choice(['disease', 'treatment', 'other'], {
      section: 'followUp',
      when: { item: 'status', in: ['dead'] },
      needed: true,
      absent: ['unknown'],
    }),
    ...sourced('followUp'),
    note: prose(4000, { section: 'followUp' }),
  },
);
