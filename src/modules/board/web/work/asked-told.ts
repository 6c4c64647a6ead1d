import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Looking } from '../../../../kernel/fills.ts';
import { dayText } from '../../../../ui/day.tsx';
import { type AskedAbout, deviationsOf, fulfilmentsLeft, fulfilmentsOf } from '../../queries/my-work.ts';
import { modalityWords } from '../../records/board-code-words.ts';

type Row = AskedAbout['rows'][number];

/** A list of recommendations in the reader's words: the page needs no words for all the others. */
const told = (
  { i18n }: Looking,
  data: AskedAbout | null,
  { title, below }: { readonly title: MessageDescriptor; readonly below: (row: Row) => string },
) =>
  data && {
    waiting: data.waiting,
    patients: data.patients,
    her: data.her,
    to: data.to,
    title: i18n._(title),
    rows: data.rows.map((row) => ({
      id: row.id,
      patientId: row.patientId,
      label: row.label,
      to: `${data.to}/${row.caseId}${below(row)}`,
      what: i18n._(modalityWords[row.modality]),
      due: row.askedFrom === null ? null : i18n._(msg`was due on ${dayText(i18n.locale, row.askedFrom)}`),
    })),
  };
export type AskedTold = NonNullable<ReturnType<typeof told>>;

/** To the form, for whoever may say it. */
const toForm = (data: AskedAbout | null) => (row: Row) =>
  data?.maySay === true ? `/recommendations/${row.id}/fulfilment` : '';

/** What the reader sees to, is due, and answered neither by the record nor by anybody. */
export const fulfilmentsTold = async (looking: Looking) => {
  const data = await fulfilmentsOf(looking);
  return told(looking, data, { title: msg`What became of it?`, below: toForm(data) });
};

/** The same of those who have left the house. */
export const fulfilmentsLeftTold = async (looking: Looking) => {
  const data = await fulfilmentsLeft(looking);
  const title = msg`What became of it? Nobody here sees to it any more`;
  return told(looking, data, { title, below: toForm(data) });
};

/** Women who were treated against what a board meant: she goes back to one. */
export const deviationsTold = async (looking: Looking) => {
  const title = msg`Treated otherwise than the board meant: ask it again`;
  return told(looking, await deviationsOf(looking), { title, below: () => '/ask' });
};
