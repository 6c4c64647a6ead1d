import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { TimeLineEntry } from '../../time-line.ts';
import { When } from './when.tsx';

function Entries(props: {
  readonly caption: string;
  readonly entries: readonly TimeLineEntry[];
  readonly path: string;
  readonly isDated: boolean;
}) {
  const { t } = useLingui();
  const when = { key: 'when', header: t`When`, short: true, cell: When };
  return (
    <DataTable
      caption={props.caption}
      showCaption={!props.isDated}
      rows={props.entries}
      rowKey={({ key }) => key}
      columns={[
        ...(props.isDated ? [when] : []),
        {
          key: 'what',
          header: t`What`,
          names: true,
          cell: ({ title, to }) =>
            to === null ? title : <Link to={to.startsWith('#') ? to : `${props.path}/${to}`}>{title}</Link>,
        },
        {
          key: 'text',
          header: t`Details`,
          cell: ({ text, imported, confirmedFrom = null }) => (
            <>
              {text}
              {imported ? (
                <span className="cell-second">
                  <Trans>from a file</Trans>
                </span>
              ) : null}
              {confirmedFrom === null ? null : (
                <span className="cell-second">
                  <Link to={`${props.path}/operations/${confirmedFrom}`}>
                    <Trans>from the pathology report</Trans>
                  </Link>
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** Her course on one time line, and what can be added to it. */
export function CaseCourse(props: {
  readonly line: { readonly dated: readonly TimeLineEntry[]; readonly undated: readonly TimeLineEntry[] };
  readonly offered: readonly { readonly form: string; readonly title: string }[];
  readonly path: string;
  readonly mayFill: boolean;
}) {
  const { t } = useLingui();
  const { dated, undated } = props.line;
  return (
    <Section id="course" title={t`Course`}>
      {props.mayFill ? (
        <details className="screen-only">
          <summary>
            <Trans>Add to the course</Trans>
          </summary>
          {props.offered.map(({ form, title }) => (
            <ButtonLink key={form} kind="quiet" to={`${props.path}/forms/${form}/new`}>
              {title}
            </ButtonLink>
          ))}
        </details>
      ) : null}
      {dated.length === 0 ? null : (
        <Entries caption={t`Course, newest first`} entries={dated} path={props.path} isDated />
      )}
      {undated.length === 0 ? null : (
        <Entries caption={t`Without a date`} entries={undated} path={props.path} isDated={false} />
      )}
    </Section>
  );
}
