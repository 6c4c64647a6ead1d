import { Fragment } from 'react';
import { Trans } from '@lingui/react/macro';
import type { CourseFacts } from '../../../../kernel/forms/facts.ts';
import type { Definition } from '../../../../kernel/forms/definition.ts';
import { Unknown, yesOrNo } from '../../../../ui/facts.tsx';
import { AnswersShown } from '../../../../ui/form/answers-shown.tsx';
import type { Derived } from '../../derived-from-report.ts';
import type { Proposed } from '../../findings-scored.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import type { OperationReport } from '../../records/operation.ts';
import { ComplexityWords } from './derived-words.tsx';
import type { TeamPerson } from './operation-page.ts';

type Words = Definition['words'];

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

/** What the findings say of a score: the sum, and the parts in which there certainly is something. */
function ProposedWords(props: {
  readonly proposed: Proposed;
  readonly rows: Readonly<Record<string, { readonly en: string }>> | undefined;
}) {
  const { parts, sum } = props.proposed;
  const found = Object.entries(parts).filter(([, { min }]) => min > 0);
  return (
    <>
      <SumWords sum={sum} />
      {found.map(([part, points]) => (
        <Fragment key={part}>
          ; {props.rows?.[part]?.en ?? part}: <SumWords sum={points} />
        </Fragment>
      ))}
    </>
  );
}

/** Procedures by name. */
function ProcedureWords({
  codes,
  words,
}: {
  readonly codes: readonly string[] | undefined;
  readonly words: Words;
}) {
  if (codes === undefined) return <Unknown />;
  if (codes.length === 0) return <Trans>none</Trans>;
  return codes.map((code) => words.items['procedures']?.codes?.[code]?.en ?? code).join(', ');
}

/** An operation as it stands in the record, with what follows from it beside what was entered. */
export function OperationRecord(props: {
  /** The form in the reader's language, as its page was handed it. */
  readonly form: string;
  readonly report: OperationReport;
  readonly facts: CourseFacts;
  readonly derived: Derived;
  readonly people: readonly TeamPerson[];
}) {
  const { form, words } = useTaken(props.form);
  const { labels, complexity, plannedComplexity, planned, minutes, ...scores } = props.derived;
  return (
    <AnswersShown
      form={form}
      words={words}
      answers={props.report}
      facts={props.facts}
      names={new Map(props.people.map(({ id, name }) => [id, name]))}
      computed={{
        duration: minutes === null ? null : `${minutes} min`,
        pciSum: <SumWords sum={scores.pci} />,
        pciOfFindings: scores.pciOfFindings && (
          <ProposedWords proposed={scores.pciOfFindings} rows={words.items['pci']?.rows} />
        ),
        fagottiOfFindings: scores.fagottiOfFindings && (
          <ProposedWords proposed={scores.fagottiOfFindings} rows={words.items['fagotti']?.rows} />
        ),
        fagotti2006: <SumWords sum={scores.fagotti2006} />,
        fagotti2015: <SumWords sum={scores.fagotti2015} />,
        complexity: <ComplexityWords score={complexity} />,
        plannedComplexity: <ComplexityWords score={plannedComplexity} />,
        plannedNotDone: <ProcedureWords codes={planned?.notDone} words={words} />,
        doneNotPlanned: <ProcedureWords codes={planned?.notPlanned} words={words} />,
        complete: yesOrNo(labels.complete),
        optimal: yesOrNo(labels.optimal),
        cc: labels.ccScore === null ? null : `CC-${labels.ccScore}`,
        gynaecologicR: labels.gynaecologicR === null ? null : `R${labels.gynaecologicR}`,
      }}
    />
  );
}
