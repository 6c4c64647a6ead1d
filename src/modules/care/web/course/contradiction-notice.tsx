import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Day } from '../../../../ui/day.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import type { CourseShown } from '../../queries/course-shown.ts';
import type { TimeLineEntry } from '../../time-line.ts';

type Contradiction = CourseShown['contradictions'][number];

const sentences: Readonly<Record<Contradiction['code'], MessageDescriptor>> = {
  before_birth: msg`Something is dated before her birth.`,
  after_death: msg`Something is dated after her death.`,
  alive_after_death: msg`She is said to be alive after her death.`,
  ongoing_after_death: msg`A treatment is said to be going on, and she has died.`,
  deaths_differ: msg`Her death has two different days.`,
  death_not_in_record: msg`A follow-up says that she died; the record of the woman has no day of death.`,
  diagnoses_differ: msg`Diagnoses of one day say different things.`,
  stages_differ: msg`Stages of one day and basis differ.`,
  days_differ: msg`The days after the diagnosis do not fit the dates.`,
  overall_time_differs: msg`The overall time of radiotherapy is shorter than its dates.`,
  line_missing: msg`A line of treatment has no line before it.`,
  recurrence_before_treatment: msg`A recurrence is dated before her first treatment, and she is said not to have been treated before.`,
  adjuvant_before_operation: msg`A treatment after an operation is dated before the operation.`,
};

/** What the course says against itself: asked about, with the entries that say it. */
export function ContradictionNotice(props: {
  readonly contradictions: readonly Contradiction[];
  readonly entries: readonly Pick<TimeLineEntry, 'key' | 'on' | 'title' | 'to'>[];
  readonly path: string;
}) {
  const { i18n } = useLingui();
  if (props.contradictions.length === 0) return null;
  return (
    <Notice tone="warn" title={<Trans>Please check: the record contradicts itself</Trans>}>
      <ul>
        {props.contradictions.map(({ code, entries }) => (
          <li key={`${code} ${entries.join(' ')}`}>
            {i18n._(sentences[code])}{' '}
            {props.entries
              .filter(({ key }) => entries.includes(key))
              .map(({ key, title, to, on }) => (
                <span key={key}>
                  {to === null ? (
                    title
                  ) : (
                    <Link to={to.startsWith('#') ? to : `${props.path}/${to}`}>{title}</Link>
                  )}
                  {on === null ? null : (
                    <>
                      {' '}
                      <Day date={on} />
                    </>
                  )}{' '}
                </span>
              ))}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
