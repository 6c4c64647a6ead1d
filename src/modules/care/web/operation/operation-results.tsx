import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Mark } from '../../../../ui/tag.tsx';
import { AnswersShown } from '../../../../ui/form/answers-shown.tsx';
import type { PathologyVerdict } from '../../pathology-report.ts';
import type { OperationReport } from '../../records/operation.ts';
import { pathologyCourse, pathologyReport, type PathologyReport } from '../../records/pathology.ts';
import { pathologyWords } from '../../records/pathology-words.ts';
import type { Outcome30 } from '../../schema.ts';
import type { ThirtiethDay } from '../../thirtieth-day.ts';
import { PathologyNotice } from './completeness-notice.tsx';
import { useWords } from '../words.tsx';

const nobody: ReadonlyMap<string, string> = new Map();

/** The pathology report of an operation as it stands in the record, and the way to its form. */
export function PathologyRecord(props: {
  readonly pathology: { readonly report: PathologyReport; readonly verdict: PathologyVerdict } | null;
  readonly kind: OperationReport['kind'];
  readonly mayCorrect: boolean;
  readonly saved: string | null;
  readonly path: string;
}) {
  const { t } = useLingui();
  const { pathology } = props;
  return (
    <>
      <Section
        title={t`Pathology report`}
        aside={
          props.mayCorrect ? (
            <ButtonLink to={props.path}>
              {pathology === null ? <Trans>Enter</Trans> : <Trans>Correct</Trans>}
            </ButtonLink>
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
        <AnswersShown
          form={pathologyReport}
          words={pathologyWords}
          answers={pathology.report}
          names={nobody}
          facts={pathologyCourse(props.kind)}
        />
      )}
    </>
  );
}

/** Says whether the thirty days after the operation are over. */
export function ThirtyDays({ thirty }: { readonly thirty: ThirtiethDay }) {
  if (thirty.passed === true) return null;
  if (thirty.passed === null)
    return (
      <Notice tone="warn">
        <p>
          <Trans>Whether the 30th day has passed cannot be told: the operation’s day is not known.</Trans>
        </p>
      </Notice>
    );
  return (
    <Notice tone="warn">
      <p>
        {thirty.on === null ? (
          <Trans>
            The 30th day after the operation has not passed yet. What happens until then belongs into this
            form.
          </Trans>
        ) : (
          <Trans>
            The 30th day after the operation, <Day date={thirty.on} />, has not passed yet. What happens until
            then belongs into this form.
          </Trans>
        )}
      </p>
    </Notice>
  );
}

/** The 30-day form of an operation in short, and the way to it. */
export function OutcomeSummary(props: {
  readonly outcome: Outcome30 | null;
  readonly mayCorrect: boolean;
  readonly saved: string | null;
  readonly thirty: ThirtiethDay;
  readonly path: string;
}) {
  const { t } = useLingui();
  const { word } = useWords();
  const { outcome } = props;
  return (
    <Section
      title={t`Thirty days after`}
      aside={
        props.mayCorrect ? (
          <ButtonLink to={props.path}>
            {outcome === null ? <Trans>Enter</Trans> : <Trans>Correct</Trans>}
          </ButtonLink>
        ) : null
      }
    >
      {props.saved === 'outcome' ? <Notice tone="good" live title={t`Saved.`} /> : null}
      {outcome === null ? (
        <p className="muted">
          <Trans>The form is not closed: whether there were complications is not known.</Trans>
        </p>
      ) : (
        <>
          <Facts
            facts={[
              { key: 'closed', label: t`Closed on`, value: <Day date={outcome.closedOn} /> },
              {
                key: 'complications',
                label: t`Complications`,
                value:
                  outcome.complications.length === 0 ? (
                    <Mark tone="good">
                      <Trans>None</Trans>
                    </Mark>
                  ) : (
                    <ul>
                      {outcome.complications.map(({ kind, grade, on }, place) => (
                        // oxlint-disable-next-line react/no-array-index-key -- the list is shown as it stands
                        <li key={place}>
                          {word('complication', kind)}, Clavien-Dindo {grade}
                          {on === null ? null : (
                            <>
                              , <Day date={on} />
                            </>
                          )}
                        </li>
                      ))}
                    </ul>
                  ),
              },
            ]}
          />
          {props.saved === 'outcome' ? <ThirtyDays thirty={props.thirty} /> : null}
        </>
      )}
    </Section>
  );
}
