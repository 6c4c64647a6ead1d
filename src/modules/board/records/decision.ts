import { columned } from '../../../kernel/forms/columned.ts';
import { choice, date, person, prose, record } from '../../../kernel/forms/items.ts';

/** What she decided about a recommendation, who spoke with her and when; nobody has told her until somebody says so. */
export const decision = record(
  { id: 'decision', version: 1, sections: ['decision'] },
  {
    decision: choice(['not_yet_told', 'undecided', 'accepted', 'alternative', 'declined'], {
      section: 'decision',
      required: true,
    }),
    spokenBy: person({ section: 'decision' }),
    spokenOn: date({ section: 'decision' }),
    /** In her own words, or why. */
    note: prose(8000, { section: 'decision' }),
  },
);

/** How a decision is kept. */
export const decisionKept = columned(decision, ['decision', 'spokenBy', 'spokenOn', 'note']);

/** Of a recommendation that is new. */
export const notYetTold = { decision: 'not_yet_told', spokenBy: null, spokenOn: null, note: null } as const;
