import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { AnswersShown } from '../../../../ui/form/answers-shown.tsx';
import type { PathologyVerdict } from '../../pathology-report.ts';
import type { CourseFacts } from '../../../../kernel/forms/facts.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import type { Outcome30 } from '../../records/outcome.ts';
import type { PathologyReport } from '../../records/pathology.ts';
import type { WindowShown } from '../../outcome-window.ts';
import { PathologyNotice } from './completeness-notice.tsx';
import { OutcomeWindows } from './outcome-windows.tsx';

const nobody: ReadonlyMap<string, string> = new Map();

/** A filled form as its page was handed it. */
function Handed(props: { readonly form: string; readonly answers: AnyAnswers; readonly facts: CourseFacts }) {
  const { answers, facts } = props;
  return <AnswersShown {...useTaken(props.form)} answers={answers} names={nobody} facts={facts} />;
}

function TakeBack({ to, what }: { readonly to: string; readonly what: string }) {
  return (
    <ButtonLink kind="quiet" to={to}>
      <Trans>Take back</Trans>
      <span className="visually-hidden">{what}</span>
    </ButtonLink>
  );
}

/** The pathology report of an operation as it stands in the record, and the way to its form. */
export function PathologyRecord(props: {
  readonly pathology: {
    readonly form: string;
    readonly report: PathologyReport;
    readonly verdict: PathologyVerdict;
    readonly facts: CourseFacts;
  } | null;
  readonly mayCorrect: boolean;
  readonly saved: string | null;
  readonly path: string;
  /** Where it is taken back by itself. */
  readonly takeBack: string;
}) {
  const { t } = useLingui();
  const { pathology } = props;
  return (
    <>
      <Section
        title={t`Pathology report`}
        aside={
          props.mayCorrect ? (
            <>
              <ButtonLink to={props.path}>
                {pathology === null ? <Trans>Enter</Trans> : <Trans>Correct</Trans>}
              </ButtonLink>
              {pathology === null ? null : <TakeBack to={props.takeBack} what={t`Pathology report`} />}
            </>
          ) : null
        }
      >
        {pathology === null ? (
          <p className="muted">
            <Trans>Nothing entered yet.</Trans>
          </p>
        ) : (
          <PathologyNotice verdict={pathology.verdict} saved={props.saved === 'pathology'} />
        )}
      </Section>
      {pathology === null ? null : (
        <Handed form={pathology.form} answers={pathology.report} facts={pathology.facts} />
      )}
    </>
  );
}

/** Says which of thirty and ninety days are not over, so that nobody closes them. */
export function DaysNotOver({ windows }: { readonly windows: readonly WindowShown[] }) {
  const open = windows.filter(({ passed }) => passed !== true);
  if (open.length === 0) return null;
  return (
    <Notice tone="warn">
      {open.map(({ days, on, passed }) => (
        <p key={days}>
          {passed === null ? (
            <Trans>
              Whether {days} days have passed cannot be told: the operation’s day is not known. “None” cannot
              close them.
            </Trans>
          ) : on === null ? (
            <Trans>{days} days after the operation have not passed yet: what is said holds so far.</Trans>
          ) : (
            <Trans>
              {days} days after the operation, <Day date={on} />, have not passed yet: what is said holds so
              far.
            </Trans>
          )}
        </p>
      ))}
    </Notice>
  );
}

/** The complications of an operation as they stand in the record, and the way to their form. */
export function OutcomeRecord(props: {
  readonly outcome: {
    readonly form: string;
    readonly report: Outcome30;
    readonly facts: CourseFacts;
  } | null;
  readonly windows: readonly WindowShown[];
  readonly mayCorrect: boolean;
  readonly saved: string | null;
  readonly path: string;
  /** Where it is taken back by itself. */
  readonly takeBack: string;
}) {
  const { t } = useLingui();
  const { outcome, windows } = props;
  const isSaved = props.saved === 'outcome';
  const hasLines = (outcome?.report.complications ?? []).length > 0;
  return (
    <>
      <Section
        title={t`Complications`}
        aside={
          props.mayCorrect ? (
            <>
              <ButtonLink to={props.path}>
                {outcome === null ? <Trans>Enter</Trans> : <Trans>Go on</Trans>}
              </ButtonLink>
              {outcome === null ? null : <TakeBack to={props.takeBack} what={t`Complications`} />}
            </>
          ) : null
        }
      >
        {isSaved ? <Notice tone="good" live title={t`Saved.`} /> : null}
        <OutcomeWindows windows={windows} />
      </Section>
      {outcome !== null && hasLines ? (
        <Handed form={outcome.form} answers={outcome.report} facts={outcome.facts} />
      ) : null}
    </>
  );
}
