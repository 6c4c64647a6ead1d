import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts, Unknown } from '../../../../ui/facts.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { Complexity } from '../../complexity-score.ts';
import type { ResidualLabels, ResidualText } from '../../residual-disease.ts';
import type { Area, Finding, OperationMember, OperationReport } from '../../schema.ts';
import { useWords } from '../words.tsx';

/** What is shown of an operation beside what was entered; all of it derived. */
export type Derived = {
  readonly residual: ResidualText;
  readonly labels: ResidualLabels;
  readonly complexity: Complexity | null;
};

/** Residual disease as it is known. */
export function ResidualWords({ text }: { readonly text: ResidualText }) {
  switch (text.code) {
    case 'unknown':
      return <Unknown />;
    case 'none':
      return <Trans>No visible disease (0 mm)</Trans>;
    case 'exactly':
      return <Trans>{text.mm} mm</Trans>;
    case 'at_least':
      return <Trans>At least {text.mm} mm</Trans>;
    case 'up_to':
      return <Trans>0 to {text.mm} mm</Trans>;
    case 'between':
      return (
        <Trans>
          {text.min} to {text.max} mm
        </Trans>
      );
  }
}

function YesNo({ value }: { readonly value: boolean | null }) {
  if (value === null) return <Unknown />;
  return value ? <Trans>yes</Trans> : <Trans>no</Trans>;
}

/** Surgical complexity in points and band. */
export function ComplexityWords({ score }: { readonly score: Complexity | null }) {
  const { word } = useWords();
  if (score === null) return <Unknown />;
  const band = word('complexity', score.band);
  return (
    <Trans>
      <Plural value={score.points} one="# point" other="# points" />, {band} (Aletti)
    </Trans>
  );
}

function FindingWords({ finding }: { readonly finding: Finding | undefined }) {
  const { word } = useWords();
  if (finding === undefined) return <Unknown />;
  const said = word('finding', finding.finding);
  if (finding.finding === 'not_assessed') return `${said}: ${finding.reason}`;
  if (finding.finding !== 'involved') return said;
  const size = finding.mm === null ? null : finding.mm;
  return size === null ? <Trans>{said}, size not known</Trans> : `${said}, ${size} mm`;
}

function Operation({ report, derived }: { readonly report: OperationReport; readonly derived: Derived }) {
  const { t } = useLingui();
  const { word } = useWords();
  const minutes = report.durationMinutes;
  const millilitres = report.bloodLossMl;
  const procedures = report.procedures.map((code) => word('procedure', code)).join(', ');
  return (
    <Section title={t`The operation`}>
      <Facts
        facts={[
          { key: 'date', label: t`Date`, value: report.doneOn && <Day date={report.doneOn} /> },
          { key: 'kind', label: t`Kind`, value: word('operationKind', report.kind) },
          { key: 'aim', label: t`Aim at the beginning`, value: word('initialAim', report.initialAim) },
          {
            key: 'biopsy',
            label: t`No more than exploration or biopsy`,
            value: <YesNo value={report.limitedToBiopsy} />,
          },
          { key: 'start', label: t`Disease at the beginning`, value: report.diseaseAtStart },
          { key: 'procedures', label: t`Procedures`, value: procedures === '' ? null : procedures },
          {
            key: 'complexity',
            label: t`Surgical complexity`,
            value: <ComplexityWords score={derived.complexity} />,
          },
          { key: 'duration', label: t`Duration`, value: minutes === null ? null : t`${minutes} minutes` },
          { key: 'blood', label: t`Blood loss`, value: millilitres === null ? null : `${millilitres} ml` },
        ]}
      />
    </Section>
  );
}

function ResidualDisease({
  report,
  derived,
}: {
  readonly report: OperationReport;
  readonly derived: Derived;
}) {
  const { t } = useLingui();
  const { labels } = derived;
  return (
    <Section title={t`Residual disease`}>
      <Facts
        facts={[
          {
            key: 'size',
            label: t`Largest visible lesion left`,
            value: <ResidualWords text={derived.residual} />,
          },
          { key: 'complete', label: t`Complete resection`, value: <YesNo value={labels.complete} /> },
          { key: 'optimal', label: t`At most 1 cm left`, value: <YesNo value={labels.optimal} /> },
          {
            key: 'cc',
            label: t`CC score, by size alone`,
            value: labels.ccScore === null ? null : `CC-${labels.ccScore}`,
          },
          ...(labels.complete === true
            ? []
            : [
                { key: 'sites', label: t`Where disease was left`, value: report.residualSites },
                { key: 'why', label: t`Why resection was not complete`, value: report.incompleteReason },
              ]),
        ]}
      />
    </Section>
  );
}

type AreaOption = { readonly value: Area; readonly label: string };

function Findings(props: {
  readonly areas: readonly AreaOption[];
  readonly findings: OperationReport['areas'];
}) {
  return (
    <Facts
      facts={props.areas.map(({ value, label }) => ({
        key: value,
        label,
        value: <FindingWords finding={props.findings[value]} />,
      }))}
    />
  );
}

/** An operation as it stands in the record. */
export function OperationRecord(props: {
  readonly report: OperationReport;
  readonly derived: Derived;
  readonly members: ReadonlyArray<OperationMember & { readonly name: string }>;
}) {
  const { t } = useLingui();
  const { word, options } = useWords();
  const areas = options('area') as readonly AreaOption[];
  const shown = areas.filter(({ value }) => value !== 'pleura' || props.report.areas.pleura !== undefined);
  const half = Math.ceil(shown.length / 2);
  const place = new Map(options('role').map(({ value }, index) => [value, index]));
  const members = props.members.toSorted((a, b) => (place.get(a.role) ?? 0) - (place.get(b.role) ?? 0));
  return (
    <>
      <Operation report={props.report} derived={props.derived} />
      <ResidualDisease report={props.report} derived={props.derived} />
      <Section title={t`Findings by area`}>
        <div className="form-columns">
          <Findings areas={shown.slice(0, half)} findings={props.report.areas} />
          <Findings areas={shown.slice(half)} findings={props.report.areas} />
        </div>
      </Section>
      <Section title={t`Team`}>
        <DataTable
          caption={t`Team`}
          rows={members}
          rowKey={({ personId }) => personId}
          empty={<Unknown />}
          columns={[
            { key: 'role', header: t`Role`, cell: ({ role }) => word('role', role) },
            { key: 'name', header: t`Name`, names: true, cell: ({ name }) => name },
            {
              key: 'discipline',
              header: t`Discipline`,
              cell: ({ discipline }) => word('discipline', discipline),
            },
          ]}
        />
      </Section>
    </>
  );
}
