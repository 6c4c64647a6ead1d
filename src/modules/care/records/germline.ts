import { choice, date, line, prose, record, yesNo } from '../../../kernel/forms/items.ts';
import { variants } from './variant.ts';
import { sourced } from './source.ts';

/** A germline test and its result; what was found in the tumour is a record of its own. */
export const germline = record(
  { id: 'germline', version: 2, sections: ['test', 'variants', 'counselling'] },
  {
    on: date({ section: 'test', needed: true, absent: ['unknown'] }),
    state: choice(['asked', 'declined', 'pending', 'reported', 'failed'], {
      section: 'test',
      needed: true,
      absent: ['unknown'],
    }),
    test: line(200, { section: 'test' }),
    laboratory: line(200, { section: 'test' }),
    variants,
    counselled: yesNo({ section: 'counselling', absent: ['unknown'] }),
    ...sourced('test'),
    note: prose(4000, { section: 'counselling' }),
  },
);
