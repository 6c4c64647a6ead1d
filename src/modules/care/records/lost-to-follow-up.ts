import { choice, date, group, line, prose, record } from '../../../kernel/forms/items.ts';
import { sourced } from './source.ts';

/** The decision that she is asked after no more, with its reason. It says nothing of whether she lives. */
export const lostToFollowUp = record(
  { id: 'lost-to-follow-up', version: 1, sections: ['lost'] },
  {
    /** The day it was decided: what is dated later undoes it. */
    on: date({ section: 'lost', required: true }),
    reason: choice(['not_reached', 'moved', 'declined', 'treated_elsewhere', 'other'], {
      section: 'lost',
      required: true,
    }),
    /** How she was looked for in vain. */
    attempts: group(
      { on: date(), by: choice(['telephone', 'letter', 'family', 'other']) },
      { section: 'lost', when: { item: 'reason', in: ['not_reached'] }, needed: true, always: ['on'] },
    ),
    detail: line(500, { section: 'lost' }),
    ...sourced('lost'),
    note: prose(4000, { section: 'lost' }),
  },
);
