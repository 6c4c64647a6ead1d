import { Plural, Trans } from '@lingui/react/macro';
import { Day } from '../../../ui/day.tsx';
import type { CourseTold, Told } from './case/course-told.ts';

function Line({ line }: { readonly line: Told }) {
  return (
    <li>
      {line.on === null ? null : (
        <>
          <Day date={line.on} />{' '}
        </>
      )}
      {line.text}
      {line.since === null ? null : (
        <>
          ,{' '}
          <span className="muted">
            <Trans>
              known since <Day date={line.since} />
            </Trans>
          </span>
        </>
      )}
      {line.isGone ? (
        <>
          ,{' '}
          <span className="muted">
            <Trans>taken back since</Trans>
          </span>
        </>
      ) : null}
    </li>
  );
}

/** Entries of a course one below the other, and how many more there are. */
export function CourseLines({ lines, rest }: { readonly lines: readonly Told[]; readonly rest: number }) {
  return (
    <ul>
      {lines.map((line) => (
        <Line key={line.key} line={line} />
      ))}
      {rest === 0 ? null : (
        <li className="muted">
          <Plural value={rest} one="and # more" other="and # more" />
        </li>
      )}
    </ul>
  );
}

/** What a board saw of a course, and beside it what came later; nothing where there was nothing. */
export function SeenCourse({ told }: { readonly told: CourseTold }) {
  return (
    <>
      {told.seen.length === 0 ? (
        <p className="muted">
          <Trans>Nothing of the course was recorded then.</Trans>
        </p>
      ) : (
        <CourseLines lines={told.seen} rest={told.rest.seen} />
      )}
      {told.later.length === 0 ? null : (
        <>
          <p>
            <Trans>Recorded since</Trans>
          </p>
          <CourseLines lines={told.later} rest={told.rest.later} />
        </>
      )}
    </>
  );
}
