import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type DemonstrationAccount as Account, demonstrationHouse, smallSlug } from '../demo/accounts.ts';
import type { DemonstrationAccount } from './demonstration.tsx';

const doors: readonly { id: Account; role: MessageDescriptor; sees: MessageDescriptor }[] = [
  {
    id: 'coordinator',
    role: msg`board coordinator`,
    sees: msg`Prepares the agenda: who is referred, what is missing before the meeting.`,
  },
  {
    id: 'chair',
    role: msg`chair of the board`,
    sees: msg`Leads today’s meeting: presence, quorum, a recommendation for each woman.`,
  },
  {
    id: 'surgeon',
    role: msg`surgeon`,
    sees: msg`Speaks with her, operates, writes the structured report.`,
  },
  {
    id: 'quality',
    role: msg`quality manager`,
    sees: msg`Reads the scorecard and follows each number to its cases.`,
  },
  {
    id: 'small-coordinator',
    role: msg`coordinator of a small hospital`,
    sees: msg`Another house with one board for every site, each second week: nothing of the large centre is seen there.`,
  },
  {
    id: 'small-chair',
    role: msg`chair of a small hospital’s board`,
    sees: msg`Operates, leads the board and answers for a few women a week.`,
  },
];

/** The people of the demonstration one may enter as, in the reader's language; of the small centre where it is there. */
export const demonstrationDoors = (i18n: I18n, houses: readonly string[]): DemonstrationAccount[] =>
  doors
    .filter(({ id }) => demonstrationHouse(id) !== smallSlug || houses.includes(smallSlug))
    .map(({ id, role, sees }) => ({ id, role: i18n._(role), sees: i18n._(sees) }));
