import { yesOrNo } from '../../../../ui/facts.tsx';
import { AnswersShown } from '../../../../ui/form/answers-shown.tsx';
import type { Complexity } from '../../complexity-score.ts';
import { operationReport, type OperationReport } from '../../records/operation.ts';
import { operationWords } from '../../records/operation-words.ts';
import type { ResidualLabels } from '../../residual-disease.ts';
import { ComplexityWords } from './derived-words.tsx';
import type { TeamPerson } from './operation-page.ts';

/** What follows from an operative report. */
export type Derived = { readonly labels: ResidualLabels; readonly complexity: Complexity | null };

/** An operation as it stands in the record, with what follows from it beside what was entered. */
export function OperationRecord(props: {
  readonly report: OperationReport;
  readonly derived: Derived;
  readonly people: readonly TeamPerson[];
}) {
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
      computed={{
        complexity: <ComplexityWords score={complexity} />,
        complete: yesOrNo(labels.complete),
        optimal: yesOrNo(labels.optimal),
        cc,
      }}
    />
  );
}
