import { choice, date, line, person, prose, record } from '../../../kernel/forms/items.ts';
import { sourced } from './source.ts';

/** When she is to be seen or heard of again, and by whom, as it was agreed. A later one takes the place of an earlier one. */
export const nextContact = record(
  { id: 'next-contact', version: 1, sections: ['contact'] },
  {
    /** The day it was agreed. */
    on: date({ section: 'contact', needed: true, absent: ['unknown'] }),
    /** When it is to be: mostly a day to come. */
    due: date({ section: 'contact', required: true }),
    place: choice(['here', 'elsewhere'], { section: 'contact', needed: true, absent: ['unknown'] }),
    person: person({ section: 'contact', when: { item: 'place', in: ['here'] }, needed: true }),
    elsewhere: line(200, { section: 'contact', when: { item: 'place', in: ['elsewhere'] }, needed: true }),
    by: choice(['visit', 'telephone', 'video', 'letter'], {
      section: 'contact',
      needed: true,
      absent: ['unknown'],
    }),
    why: line(300, { section: 'contact' }),
    ...sourced('contact'),
    note: prose(4000, { section: 'contact' }),
  },
);
