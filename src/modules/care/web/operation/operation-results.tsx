import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Mark } from '../../../../ui/tag.tsx';
import type { PathologyVerdict } from '../../pathology-report.ts';
import type { Outcome30 } from '../../schema.ts';
import type { ThirtiethDay } from '../../thirtieth-day.ts';
import { PathologyNotice } from './completeness-notice.tsx';
import { useWords } from '../words.tsx';

/** The pathology report of an operation in short, and the way to its form. */
export function PathologySummary(props: {
  readonly pathology: { readonly reportedOn: string | null; readonly verdict: PathologyVerdict } | null;
  readonly mayCorrect: boolean;
  readonly saved: string | null;
  readonly path: string;
}) {
  const { t } = useLingui();
  const { pathology } = props;
  return (
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
        <>
          <Facts
            facts={[
              {
                key: 'date',
                label: t`Reported on`,
                value: pathology.reportedOn && <Day date={pathology.reportedOn} />,
              },
            ]}
          />
          <PathologyNotice verdict={pathology.verdict} saved={props.saved === 'pathology'} />
        </>
      )}
    </Section>
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
