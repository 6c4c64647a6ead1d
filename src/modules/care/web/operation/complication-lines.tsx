import { Trans, useLingui } from '@lingui/react/macro';
import { Field, Select } from '../../../../ui/field.tsx';
import type { Outcome30 } from '../../schema.ts';
import { complicationField } from './operation-fields.ts';
import { useWords } from '../words.tsx';

const spare = 3;
const grades = ['I', 'II', 'IIIa', 'IIIb', 'IVa', 'IVb', 'V'].map((grade) => ({
  value: grade,
  label: grade,
}));

/** Labels of all lines by the names of their fields. */
export const useComplicationLabels = (
  given: Outcome30['complications'],
): Readonly<Record<string, string>> => {
  const { t } = useLingui();
  const parts = { kind: t`Kind`, grade: t`Clavien-Dindo`, on: t`Date` };
  const lines = Array.from({ length: given.length + spare }, (_, line) =>
    (['kind', 'grade', 'on'] as const).map((part) => [
      complicationField(line, part),
      `${t`Complication ${line + 1}`}: ${parts[part]}`,
    ]),
  );
  return Object.fromEntries(lines.flat());
};

/** A line for each complication: kind, Clavien-Dindo grade, date. */
export function ComplicationLines({ given }: { readonly given: Outcome30['complications'] }) {
  const { t } = useLingui();
  const { options } = useWords();
  const nothing = { value: '', label: '—' };
  const lines = [...given, ...Array.from({ length: spare }, () => undefined)];
  return lines.map((entry, line) => (
    // oxlint-disable-next-line react/no-array-index-key -- the line is its place in the form
    <fieldset key={line} className="complication">
      <legend className="muted">
        <Trans>Complication {line + 1}</Trans>
      </legend>
      <div className="form-row">
        <Select
          name={complicationField(line, 'kind')}
          label={t`Kind`}
          options={[nothing, ...options('complication')]}
          defaultValue={entry?.kind}
        />
        <Select
          name={complicationField(line, 'grade')}
          label={t`Clavien-Dindo`}
          options={[nothing, ...grades]}
          defaultValue={entry?.grade}
        />
        <Field
          name={complicationField(line, 'on')}
          label={t`Date`}
          placeholder="YYYY-MM-DD"
          size={12}
          autoComplete="off"
          defaultValue={entry?.on ?? undefined}
        />
      </div>
    </fieldset>
  ));
}
