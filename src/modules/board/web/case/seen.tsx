import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { usePhase } from '../../../care/web/index.ts';
import { SeenCourse } from '../seen-course.tsx';
import type { SeenTold as SeenOfCase } from './boards-told.ts';
import { Diagnosis, DiseaseSince, ItemSays, ItemsSince } from '../known-since.tsx';
import { useWords } from '../words.tsx';

const many = 100;

function Ready(props: {
  readonly readiness: SeenOfCase['readiness'];
  readonly labelOf: (key: string) => string;
}) {
  const { word } = useWords();
  if (props.readiness === null) return <Trans>No list for this site</Trans>;
  if (props.readiness.ready) return <Trans>Ready</Trans>;
  const open = props.readiness.open.map(
    ({ key, state }) => `${props.labelOf(key)}: ${word('readinessState', state)}`,
  );
  return open.join(', ');
}

/** What a board saw of the case when it concluded, and what came into the record since. */
export function Seen({
  seen,
  labels,
  path,
}: {
  readonly seen: SeenOfCase;
  readonly labels: Readonly<Record<string, string>>;
  /** Of the case. */
  readonly path: string;
}) {
  const { t } = useLingui();
  const { word } = useWords();
  const phaseOf = usePhase();
  const labelOf = (key: string): string => labels[key] ?? key;
  const { question, readiness, workUp, later, on } = seen;
  return (
    <details>
      <summary>
        <Trans>
          What the board of <Day date={on} /> saw
        </Trans>
      </summary>
      <Facts
        facts={[
          { key: 'question', label: t`Question`, value: question.question },
          {
            key: 'kind',
            label: t`Kind`,
            value: `${word('questionType', question.questionType)} · ${phaseOf(question)}`,
          },
          {
            key: 'diagnosis',
            label: t`Diagnosis`,
            value: (
              <>
                <Diagnosis of={seen.disease} />
                <DiseaseSince later={later} />
              </>
            ),
          },
          {
            key: 'ready',
            label: t`Readiness`,
            value: <Ready readiness={readiness} labelOf={labelOf} />,
          },
          {
            key: 'work-up',
            label: t`Work-up`,
            value:
              workUp.length === 0 ? null : (
                <ul>
                  {workUp.map((item) => (
                    <li key={item.key}>
                      {labelOf(item.key)}: <ItemSays item={item} />
                      {item.takenOn === null ? null : (
                        <>
                          , <Day date={item.takenOn} />
                        </>
                      )}
                      {item.entry === undefined ? null : (
                        <>
                          {', '}
                          {item.isGone ? (
                            <Trans>from the course, taken back since</Trans>
                          ) : (
                            <Link to={`${path}/entries/${item.entry}`}>
                              <Trans>from the course</Trans>
                            </Link>
                          )}
                        </>
                      )}
                      {item.stale ? (
                        <>
                          {' '}
                          <span className="muted">({word('readinessState', 'stale')})</span>
                        </>
                      ) : null}
                    </li>
                  ))}
                </ul>
              ),
          },
          ...(seen.course === null
            ? []
            : [{ key: 'course', label: t`Course`, value: <SeenCourse told={seen.course} /> }]),
          ...(later === null || later.items.length === 0
            ? []
            : [
                {
                  key: 'later',
                  label: t`Work-up recorded since`,
                  value: <ItemsSince later={later} labelOf={labelOf} limit={many} />,
                },
              ]),
        ]}
      />
    </details>
  );
}
