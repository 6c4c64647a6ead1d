import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { CourseLine } from './course-lines.ts';

/** When something was: its day, or from when until when. */
function When({ on, until }: Pick<CourseLine, 'on' | 'until'>) {
  if (on === null && until === null) return <Trans>date not known</Trans>;
  if (until === null) return <Day date={on ?? ''} />;
  return (
    <>
      {on === null ? <Trans>not known</Trans> : <Day date={on} />} – <Day date={until} />
    </>
  );
}

/** What became known of the disease, was given against it and followed. */
export function CaseCourse(props: {
  readonly lines: readonly CourseLine[];
  readonly offered: readonly { readonly form: string; readonly title: string }[];
  readonly path: string;
  readonly mayFill: boolean;
}) {
  const { t } = useLingui();
  return (
    <Section id="course" title={t`Course`}>
      {props.lines.length === 0 ? (
        <p className="muted">
          <Trans>Nothing of her course is recorded yet.</Trans>
        </p>
      ) : (
        <ul>
          {props.lines.map((line) => (
            <li key={line.id}>
              <Link to={`${props.path}/entries/${line.id}`}>{line.title}</Link>, <When {...line} />
              {line.text === '' ? null : `: ${line.text}`}
              {line.confirmedFrom === null ? null : (
                <>
                  {' '}
                  (
                  <Link to={`${props.path}/operations/${line.confirmedFrom}`}>
                    <Trans>from the pathology report</Trans>
                  </Link>
                  )
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {props.mayFill
        ? props.offered.map(({ form, title }) => (
            <ButtonLink key={form} kind="quiet" to={`${props.path}/forms/${form}/new`}>
              <Trans>Add: {title}</Trans>
            </ButtonLink>
          ))
        : null}
    </Section>
  );
}
