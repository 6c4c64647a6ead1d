import { Trans, useLingui } from '@lingui/react/macro';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Choice, Choices } from '../../../../ui/choice.tsx';
import { Field, TextArea } from '../../../../ui/field.tsx';
import { Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { OperationMember, OperationReport } from '../../schema.ts';
import { AreaFindings } from './area-findings.tsx';
import { CorrectionReason, ReadVersion } from '../correction-fields.tsx';
import type { TeamPerson } from './operation-page.ts';
import { field } from './operation-fields.ts';
import { operationSentences } from './operation-sentences.ts';
import { ResidualFields } from './residual-fields.tsx';
import { TeamLines } from './team-lines.tsx';
import { useWords } from '../words.tsx';

const yesNo = (value: boolean | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : value ? 'yes' : 'no';
const figure = (value: number | null | undefined): string | undefined => value?.toString();

function Beginning({ report }: { readonly report: OperationReport | null }) {
  const { t } = useLingui();
  const { options } = useWords();
  return (
    <Section title={t`The operation`}>
      <div className="form">
        <Field
          name="report.doneOn"
          label={t`Date`}
          hint={t`YYYY-MM-DD, or only YYYY-MM or YYYY. Empty: not said.`}
          defaultValue={report?.doneOn ?? undefined}
          size={12}
          autoComplete="off"
        />
        <Choice
          name="report.kind"
          label={t`Kind`}
          options={options('operationKind')}
          unknown
          defaultValue={report?.kind ?? undefined}
        />
        <Choice
          name="report.initialAim"
          label={t`Aim at the beginning`}
          options={options('initialAim')}
          unknown
          defaultValue={report?.initialAim ?? undefined}
        />
        <Choice
          name="report.limitedToBiopsy"
          label={t`Was no more done than exploration or biopsy?`}
          options={[
            { value: 'yes', label: t`Yes` },
            { value: 'no', label: t`No` },
          ]}
          unknown
          defaultValue={yesNo(report?.limitedToBiopsy)}
        />
        <TextArea
          name="report.diseaseAtStart"
          label={t`Disease at the beginning`}
          hint={t`Size and place of what was found.`}
          defaultValue={report?.diseaseAtStart ?? undefined}
          maxLength={8000}
        />
      </div>
    </Section>
  );
}

function Course({ report }: { readonly report: OperationReport | null }) {
  const { t } = useLingui();
  const { options } = useWords();
  return (
    <Section title={t`What was done`}>
      <div className="form">
        <Choices
          name="report.procedures"
          label={t`Procedures`}
          options={options('procedure')}
          defaultValues={report?.procedures ?? []}
        />
        <div className="form-row">
          <Field
            name="report.durationMinutes"
            label={t`Duration`}
            type="number"
            min={1}
            step={1}
            unit={t`minutes`}
            defaultValue={figure(report?.durationMinutes)}
          />
          <Field
            name="report.bloodLossMl"
            label={t`Blood loss`}
            type="number"
            min={0}
            step={1}
            unit="ml"
            defaultValue={figure(report?.bloodLossMl)}
          />
        </div>
      </div>
    </Section>
  );
}

function Findings({ report }: { readonly report: OperationReport | null }) {
  const { t } = useLingui();
  return (
    <Section title={t`Findings by area`}>
      <AreaFindings findings={report?.areas ?? {}} />
    </Section>
  );
}

/** What the summary of a refusal calls the fields that have no label beside their sentence. */
const useLabels = (): Record<string, string> => {
  const { t } = useLingui();
  const { options } = useWords();
  const areas = options('area').flatMap(({ value, label }) => [
    [field.finding(value), label],
    [field.mm(value), label],
    [field.reason(value), label],
  ]);
  return {
    ...Object.fromEntries(areas),
    'report.doneOn': t`Date`,
    'report.residual': t`Residual disease`,
    'report.residual.min': t`Residual disease`,
    'report.residual.max': t`Residual disease`,
    'report.durationMinutes': t`Duration`,
    'report.bloodLossMl': t`Blood loss`,
    members: t`Team`,
  };
};

/** The structured operative report, new or to be corrected. */
export function OperationForm(props: {
  readonly report: OperationReport | null;
  readonly members: readonly OperationMember[];
  readonly people: readonly TeamPerson[];
  /** The version that is corrected; null for a new operation. */
  readonly version: number | null;
  readonly requestKey: string;
  readonly cancelTo: string;
}) {
  const { report } = props;
  return (
    <PostForm
      name="operation"
      requestKey={props.requestKey}
      sentences={operationSentences}
      labels={useLabels()}
    >
      {/* Return pressed in a field presses the form's first button, which must not be one that fills. */}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        <Trans>Save</Trans>
      </button>
      {props.version === null ? null : <ReadVersion version={props.version} />}
      <Beginning report={report} />
      <Findings report={report} />
      <Course report={report} />
      <ResidualFields report={report} />
      <TeamLines members={props.members} people={props.people} />
      {props.version === null ? null : <CorrectionReason />}
      <SaveRow
        save={props.version === null ? <Trans>Save the operation</Trans> : <Trans>Save the correction</Trans>}
        leave={<Trans>Cancel</Trans>}
        to={props.cancelTo}
      />
    </PostForm>
  );
}
