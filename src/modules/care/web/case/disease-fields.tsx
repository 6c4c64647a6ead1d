import { Trans, useLingui } from '@lingui/react/macro';
import { Choice } from '../../../../ui/choice.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import type { CaseFields } from '../../schema.ts';
import { useWords } from '../words.tsx';

type Recorded = Omit<CaseFields, 'entry'>;

const yesNo = (value: boolean | null): string => (value === null ? 'unknown' : value ? 'yes' : 'no');

/** The disease as a form: a new one starts at "not said", a recorded one at what is recorded, unknown included. */
export function DiseaseFields({ recorded }: { readonly recorded?: Recorded }) {
  const { t } = useLingui();
  const { openOptions, options } = useWords();
  const known = (value: string | null | undefined): string | undefined =>
    value === null ? 'unknown' : value;
  return (
    <div className="form-columns">
      <Select
        name="case.site"
        label={<Trans>Site</Trans>}
        options={openOptions('site')}
        defaultValue={known(recorded?.site)}
      />
      <Select
        name="case.histology"
        label={<Trans>Histology</Trans>}
        options={openOptions('histology')}
        defaultValue={known(recorded?.histology)}
      />
      <Field
        name="case.stage"
        label={<Trans>FIGO stage</Trans>}
        hint={
          <Trans>For example IIIC; IIIA1(i); III when the subdivision is not known. Empty: not known.</Trans>
        }
        size={9}
        maxLength={12}
        autoComplete="off"
        defaultValue={recorded?.stage ?? undefined}
      />
      <Select
        name="case.stageEdition"
        label={<Trans>Edition of the stage</Trans>}
        options={openOptions('stageEdition')}
        defaultValue={known(recorded?.stageEdition)}
      />
      <Select
        name="case.grade"
        label={<Trans>Grade</Trans>}
        options={[...openOptions('grade'), ...asRecorded(recorded?.grade)]}
        defaultValue={known(recorded?.grade)}
      />
      <Field
        name="case.presentedOn"
        label={<Trans>Presented on</Trans>}
        hint={<Trans>YYYY-MM-DD, YYYY-MM or YYYY. Empty: not known.</Trans>}
        size={11}
        maxLength={10}
        autoComplete="off"
        defaultValue={recorded?.presentedOn ?? undefined}
      />
      <Choice
        name="case.treatedBefore"
        label={<Trans>Treated for this disease before she came</Trans>}
        options={[
          { value: 'yes', label: t`Yes` },
          { value: 'no', label: t`No` },
        ]}
        unknown
        defaultValue={recorded === undefined ? undefined : yesNo(recorded.treatedBefore)}
      />
      {recorded === undefined ? null : (
        <Select
          name="case.notOperatedReason"
          label={<Trans>She will not be operated because</Trans>}
          hint={<Trans>Only once it is certain. An operation recorded later outweighs it.</Trans>}
          options={[
            { value: '', label: t`– an operation may come, or nobody said –` },
            ...options('notOperatedReason'),
          ]}
          defaultValue={recorded.notOperatedReason ?? undefined}
        />
      )}
    </div>
  );
}

/** A grade as a register wrote it stays a choice. */
const asRecorded = (grade: string | null | undefined): { value: string; label: string }[] =>
  grade === null || grade === undefined || ['G1', 'G2', 'G3', 'low', 'high'].includes(grade)
    ? []
    : [{ value: grade, label: grade }];
