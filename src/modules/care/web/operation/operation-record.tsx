import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Unknown } from '../../../../ui/facts.tsx';
import { AnswersShown } from '../../../../ui/form/answers-shown.tsx';
import type { Complexity } from '../../complexity-score.ts';
import { operationReport, type OperationReport } from '../../records/operation.ts';
import { operationWords } from '../../records/operation-words.ts';
import type { ResidualLabels, ResidualText } from '../../residual-disease.ts';
import { yesOrNo } from '../case/disease-facts.tsx';
import { useWords } from '../words.tsx';
import type { TeamPerson } from './operation-page.ts';

/** What follows from an operative report. */
export type Derived = { readonly labels: ResidualLabels; readonly complexity: Complexity | null };

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

/** An operation as it stands in the record, with what follows from it beside what was entered. */
export function OperationRecord(props: {
  readonly report: OperationReport;
  readonly derived: Derived;
  readonly people: readonly TeamPerson[];
}) {
  const { t } = useLingui();
  const { labels, complexity } = props.derived;
  const cc = labels.ccScore === null ? null : `CC-${labels.ccScore}`;
  const order = operationReport.items.team.items.role.codes;
  const team = props.report.team?.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role)) ?? null;
  return (
    <AnswersShown
      form={operationReport}
      words={operationWords}
      answers={{ ...props.report, team }}
      names={new Map(props.people.map(({ id, name }) => [id, name]))}
      derived={{
        done: [
          { key: 'complexity', label: t`Surgical complexity`, value: <ComplexityWords score={complexity} /> },
        ],
        residual: [
          { key: 'complete', label: t`Complete resection`, value: yesOrNo(labels.complete) },
          { key: 'optimal', label: t`At most 1 cm left`, value: yesOrNo(labels.optimal) },
          { key: 'cc', label: t`CC score, by size alone`, value: cc },
        ],
      }}
    />
  );
}
