import { choice, line } from '../../../kernel/forms/items.ts';

/** Where what an entry says is known from. */
const sources = ['own', 'outside_report', 'letter', 'her_word', 'relatives', 'register', 'other'] as const;
const namesOne = { item: 'source', in: ['outside_report', 'letter', 'register', 'other'] } as const;

/** What every record of the course may say of its source; asked in this section of it. */
export const sourced = <const S extends string>(section: S) => ({
  source: choice(sources, { section }),
  /** Which report or letter, and of which house. */
  sourceDetail: line(200, { section, when: namesOne }),
});
