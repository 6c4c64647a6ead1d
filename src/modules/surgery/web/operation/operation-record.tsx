import { Trans } from '@lingui/react/macro';
import { Unknown, yesOrNo } from '../../../../ui/facts.tsx';
import { AnswersShown } from '../../../../ui/form/answers-shown.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import type { Derived } from '../../derived-from-report.ts';
import { operationReport, type OperationReport } from '../../records/operation.ts';
import { operationWords } from '../../records/operation-words.ts';
import { ComplexityWords } from './derived-words.tsx';
import type { TeamPerson } from './operation-page.ts';

/** A sum, or from where to where it may lie. */
function SumWords({ sum }: { readonly sum: { readonly min: number; readonly max: number } | null }) {
  if (sum === null) return <Unknown />;
  const { min, max } = sum;
  return min === max ? (
    min
  ) : (
    <Trans>
      {min} to {max}
    </Trans>
  );
}

/** Procedures by name. */
function ProcedureWords({ codes }: { readonly codes: readonly string[] | undefined }) {
  const say = useSay();
  if (codes === undefined) return <Unknown />;
  const words = operationWords.items.procedures.codes;
  if (codes.length === 0) return <Trans>none</Trans>;
  return codes.map((code) => say(words[code] ?? { en: code })).join(', ');
}

/** An operation as it stands in the record, with what follows from it beside what was entered. */
export function OperationRecord(props: {
  readonly report: OperationReport;
  readonly derived: Derived;
  readonly people: readonly TeamPerson[];
}) {
  const { labels, complexity, plannedComplexity, planned, minutes, ...scores } = props.derived;
  const order = operationReport.items.team.items.role.codes;
  const team = props.report.team?.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role)) ?? null;
  return (
    <AnswersShown
      form={operationReport}
      words={operationWords}
      answers={{ ...props.report, team }}
      names={new Map(props.people.map(({ id, name }) => [id, name]))}
      computed={{
        duration: minutes === null ? null : `${minutes} min`,
        pciSum: <SumWords sum={scores.pci} />,
        fagotti2006: <SumWords sum={scores.fagotti2006} />,
        fagotti2015: <SumWords sum={scores.fagotti2015} />,
        complexity: <ComplexityWords score={complexity} />,
        plannedComplexity: <ComplexityWords score={plannedComplexity} />,
        plannedNotDone: <ProcedureWords codes={planned?.notDone} />,
        doneNotPlanned: <ProcedureWords codes={planned?.notPlanned} />,
        complete: yesOrNo(labels.complete),
        optimal: yesOrNo(labels.optimal),
        cc: labels.ccScore === null ? null : `CC-${labels.ccScore}`,
        gynaecologicR: labels.gynaecologicR === null ? null : `R${labels.gynaecologicR}`,
      }}
    />
  );
}
