import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Field, Select } from '../../../ui/field.tsx';
import type { Sentences } from '../../../ui/sentences.ts';

export const absenceSentences: Sentences = {
  invalid_input: msg`Some entries need your attention. Nothing has been saved yet.`,
  changed_meanwhile: msg`Somebody else changed this absence while you were writing. What is recorded now is shown above, what you typed is still in the form.`,
  invalid_format: msg`Please give a day of the calendar, YYYY-MM-DD.`,
  range_reversed: msg`The last day is before the first.`,
  absence_overlaps: msg`On one of these days the person is said to be away already.`,
  overlaps: msg`On one of these days the person is said to be away already.`,
  absence_ends_before: msg`It already ends on that day or before.`,
  cover_is_oneself: msg`Nobody covers for themselves.`,
  cover_unfit: msg`Whoever covers must be somebody of the house who treats patients or prepares boards.`,
  person_unknown: msg`This person has no role at the house now.`,
  reason_needed: msg`Please say why.`,
};

export type Person = { readonly id: string; readonly name: string };
type Given = { readonly from: string; readonly to: string | null; readonly coverId: string | null };

/** Labels of the fields below, for a form's summary. */
export const useAbsenceLabels = (): Readonly<Record<string, string>> => {
  const { t } = useLingui();
  return {
    personId: t`Who is away`,
    'absence.from': t`First day away`,
    'absence.to': t`Last day away`,
    'absence.coverId': t`Who covers`,
    to: t`Last day away`,
    reason: t`Why?`,
  };
};

/** From when to when somebody is away, and who covers. */
export function AbsenceFields({
  given,
  covers,
}: {
  readonly given: Given;
  readonly covers: readonly Person[];
}) {
  const { t } = useLingui();
  const labels = useAbsenceLabels();
  return (
    <>
      <div className="form-row">
        <Field
          name="absence.from"
          type="date"
          label={labels['absence.from']}
          required
          defaultValue={given.from}
        />
        <Field
          name="absence.to"
          type="date"
          label={labels['absence.to']}
          hint={<Trans>Empty while nobody knows it.</Trans>}
          defaultValue={given.to ?? undefined}
        />
      </div>
      <Select
        name="absence.coverId"
        label={labels['absence.coverId']}
        hint={<Trans>What waits for the person stands in this colleague’s list meanwhile.</Trans>}
        defaultValue={given.coverId ?? undefined}
        options={[
          { value: '', label: t`nobody in particular: the chair is asked` },
          ...covers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}
