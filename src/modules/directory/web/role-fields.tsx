import { Trans, useLingui } from '@lingui/react/macro';
import { Field, Select } from '../../../ui/field.tsx';
import { disciplineWords } from '../records/discipline-words.ts';
import { usePeopleLabels } from './people-words.ts';
import { roleWords } from './role-words.ts';

/** What somebody may do here, in which discipline, and from when on. */
export function RoleFields({ at, today }: { readonly at: string; readonly today: string }) {
  const { i18n, t } = useLingui();
  const labels = usePeopleLabels();
  return (
    <div className="form-row">
      <Select
        name={`${at}.role`}
        label={labels[`${at}.role`]}
        required
        options={[
          { value: '', label: t`choose` },
          ...Object.entries(roleWords).map(([value, word]) => ({ value, label: i18n._(word) })),
        ]}
      />
      <Select
        name={`${at}.discipline`}
        label={labels[`${at}.discipline`]}
        hint={<Trans>Which parts of a record are asked of them.</Trans>}
        options={[
          { value: '', label: t`none` },
          ...Object.entries(disciplineWords).map(([value, word]) => ({ value, label: i18n._(word) })),
        ]}
      />
      <Field name={`${at}.from`} type="date" label={labels[`${at}.from`]} required defaultValue={today} />
    </div>
  );
}
