import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DemonstrationAccount } from './demonstration.tsx';

const doors: readonly { id: string; role: MessageDescriptor; sees: MessageDescriptor }[] = [
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
];

/** The people of the demonstration one may enter as, in the reader's language. */
export const demonstrationDoors = (i18n: I18n): DemonstrationAccount[] =>
  doors.map(({ id, role, sees }) => ({ id, role: i18n._(role), sees: i18n._(sees) }));
