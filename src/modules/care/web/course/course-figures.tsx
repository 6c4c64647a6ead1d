import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Day } from '../../../../ui/day.tsx';
import { type Fact, Facts } from '../../../../ui/facts.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { Span } from '../../course.ts';
import type { CourseShown } from '../../queries/course-shown.ts';
import type { TimeLineEntry } from '../../time-line.ts';

/** Days as exactly as they are known; what may lie before the day it is counted from counts as none. */
function Days({ span }: { readonly span: Span }) {
  const [min, max] = [Math.max(span.min, 0), Math.max(span.max, 0)];
  if (min === max) return <Plural value={min} one="# day" other="# days" />;
  return (
    <Trans>
      {min} to {max} days
    </Trans>
  );
}

/** Days by which it lies before what usually precedes it. */
function Earlier({ span }: { readonly span: Span }) {
  const [fewest, most] = [-span.max, -span.min];
  if (fewest === most) return <Plural value={most} one="# day before that" other="# days before that" />;
  return (
    <Trans>
      {fewest} to {most} days before that
    </Trans>
  );
}

function Between({ min, max }: Span) {
  return (
    <Trans>
      {min} to {max}
    </Trans>
  );
}

function Limit({ limit }: { readonly limit: number }) {
  return <Trans>(from {limit} U/mL)</Trans>;
}

function Waits({ waits }: Pick<CourseShown, 'waits'>) {
  const { t } = useLingui();
  const names = {
    referral: t`Referral`,
    board: t`Board`,
    decision: t`Her decision`,
    treatment: t`First treatment`,
  };
  return (
    <ul className="plain-list">
      {waits.map(({ step, on, days }) => (
        <li key={step}>
          {names[step]}: {on === null ? <Trans>not known</Trans> : <Day date={on} />}
          {days === null ? null : (
            <>
              {', '}
              {days.max < 0 ? <Earlier span={days} /> : <Days span={days} />}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Platinum({ platinum }: Pick<CourseShown, 'platinum'>) {
  return (
    <ul className="plain-list">
      {platinum.map(({ event, lastOn, days, during }) => (
        <li key={event.id}>
          {days !== null && lastOn !== null ? (
            <>
              <Days span={days} />
              {': '}
              <Trans>
                last platinum <Day date={lastOn} />, disease grew <Day date={event.on} />
              </Trans>
            </>
          ) : during === true ? (
            <Trans>
              the disease grew under platinum, <Day date={event.on} />
            </Trans>
          ) : (
            <Trans>
              not known before <Day date={event.on} />: a treatment does not say whether it held platinum, or
              when it ended
            </Trans>
          )}
        </li>
      ))}
    </ul>
  );
}

function Response({ response }: { readonly response: CourseShown['ca125'][number]['response'] }) {
  const { t } = useLingui();
  if (!response.evaluable) {
    const why = {
      no_sample: t`no value before treatment`,
      too_old: t`the value before treatment is older than two weeks`,
      too_low: t`the value before treatment is below twice the upper limit`,
      assay_changed: t`the assay changed`,
      not_exact: t`a value is only known to lie above what was measured`,
      operated: t`an operation at most 28 days before that value, or since`,
      operation_vague: t`an operation whose day is not known`,
      treatment_vague: t`another treatment whose beginning is not known`,
    }[response.why];
    return <Trans>response cannot be told: {why}</Trans>;
  }
  const { on, confirmedOn, complete } = response;
  if (on === null) return <Trans>no fall by half so far</Trans>;
  return (
    <>
      <Trans>
        half or less on <Day date={on} />
      </Trans>
      {', '}
      {confirmedOn === null ? (
        <Trans>not yet held for 28 days</Trans>
      ) : (
        <Trans>
          held on <Day date={confirmedOn} />
        </Trans>
      )}
      {complete ? (
        <>
          {', '}
          <Trans>into the normal range</Trans>
        </>
      ) : null}
    </>
  );
}

function Marker({ ca125 }: Pick<CourseShown, 'ca125'>) {
  return (
    <ul className="plain-list">
      {ca125.map(({ id, from, upper, progression, response }) => (
        <li key={id}>
          <Trans>
            Treatment from <Day date={from} />
          </Trans>
          {': '}
          <Response response={response} />
          {progression === null ? null : (
            <>
              {'; '}
              {progression.confirmedOn === null ? (
                <Trans>
                  progression suspected on <Day date={progression.on} />
                </Trans>
              ) : (
                <Trans>
                  progression on <Day date={progression.on} />, confirmed{' '}
                  <Day date={progression.confirmedOn} />
                </Trans>
              )}{' '}
              <Limit limit={progression.limit} />
            </>
          )}{' '}
          <span className="muted">
            <Trans>upper limit of normal {upper} U/mL</Trans>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Followed({ followed }: { readonly followed: NonNullable<CourseShown['followed']> }) {
  const { t } = useLingui();
  const { on, status, disease, since, days } = followed;
  const said = [
    status === null ? t`not known whether she lives` : status === 'dead' ? t`dead` : t`alive`,
    disease === null ? null : disease === 'none' ? t`no evidence of disease` : t`disease present`,
  ];
  return (
    <>
      {on === null ? <Trans>day not known</Trans> : <Day date={on} />}:{' '}
      {said.filter((part) => part !== null).join(', ')}
      {since === null || days === null || days.max < 0 ? null : (
        <span className="cell-second">
          <Days span={days} /> <Trans>since</Trans> <Day date={since} />
        </span>
      )}
    </>
  );
}

/** What follows from her course, each with what it was computed from. */
export function CourseFigures(props: {
  readonly shown: CourseShown;
  readonly entries: readonly TimeLineEntry[];
}) {
  const { t } = useLingui();
  const { waits, lines, platinum, ca125, followed } = props.shown;
  const standing = props.entries.filter(({ key }) => props.shown.inForce.includes(key));
  const fact = (key: string, label: string, value: ReactNode): Fact => ({ key, label, value });
  const facts = [
    ...standing.map(({ key, title, text, on }) =>
      fact(
        key,
        title,
        <>
          {text} {on === null ? null : <Day date={on} />}
        </>,
      ),
    ),
    ...(waits.filter(({ on }) => on !== null).length > 1
      ? [fact('waits', t`From referral to treatment`, <Waits waits={waits} />)]
      : []),
    ...(lines === null
      ? []
      : [
          fact(
            'lines',
            t`Lines of systemic treatment`,
            lines.min === lines.max ? lines.min : <Between {...lines} />,
          ),
        ]),
    ...(platinum.length === 0
      ? []
      : [fact('platinum', t`Platinum-free interval`, <Platinum platinum={platinum} />)]),
    ...(ca125.length === 0 ? [] : [fact('ca125', t`CA-125 by the rules of GCIG`, <Marker ca125={ca125} />)]),
    ...(followed === null ? [] : [fact('followed', t`Last known`, <Followed followed={followed} />)]),
  ];
  if (facts.length === 0) return null;
  return (
    <Section title={t`What follows from her course`}>
      <Facts facts={facts} />
    </Section>
  );
}
