import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from 'react-router';
import { Notice } from '../../../../ui/notice.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { AgendaCase, AgendaRow } from '../../queries/agenda.ts';
import type { TemplateOffered } from '../templates/template-told.ts';
import type { LiveData } from './live-data.ts';
import { type Filling, lineId } from './use-filling.ts';

const isFor = ({ sites, questionTypes }: TemplateOffered, of: AgendaCase): boolean =>
  (sites.length === 0 || sites.some((site) => site === of.site)) &&
  (questionTypes.length === 0 || questionTypes.includes(of.questionType));

/** The address that asks for a line; what else the page's address says stays. */
const useAddress = (row: AgendaRow) => {
  const { search } = useLocation();
  return (template: string, line: string): string => {
    const query = new URLSearchParams(search);
    for (const [name, id] of Object.entries({ item: row.id, template, line })) query.set(name, id);
    return `?${query}#recommendation`;
  };
};

/** A template, opened by its name; a press on a line fills the form from it. */
function Template(props: {
  readonly template: TemplateOffered;
  readonly row: AgendaRow;
  readonly filling: Filling;
}) {
  const { template, row, filling } = props;
  const address = useAddress(row);
  const { recorded, next } = filling.progressOf(template);
  const count = template.lines.length;
  return (
    <details open={template.id === filling.chosen}>
      <summary>{template.name}</summary>
      <ol>
        {template.lines.map((line, index) => {
          const place = index + 1;
          const { detail } = line.fields;
          return (
            <li key={line.id}>
              <a
                id={lineId(template.id, line.id)}
                href={address(template.id, line.id)}
                onClick={filling.press(template, line)}
              >
                {line.called}
                {detail === undefined ? null : `: ${detail}`}
              </a>{' '}
              {recorded.has(line.id) ? (
                <Tag tone="good">
                  <Trans>recorded</Trans>
                </Tag>
              ) : null}
              {line === next ? (
                <Tag tone="now">
                  <Trans>
                    next, {place} of {count}
                  </Trans>
                </Tag>
              ) : null}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** That a house has none is said where one would be chosen. */
function NoTemplates({ data }: { readonly data: LiveData }) {
  return (
    <p className="muted">
      <Trans>This house has no templates to begin from.</Trans>{' '}
      {data.mayDefine ? (
        <Link to={`/c/${data.page.slug}/meetings/templates/new`}>
          <Trans>Make one</Trans>
        </Link>
      ) : null}
    </p>
  );
}

/** What the house often recommends together: first what is meant for this disease and this kind of question. */
export function Templates(props: {
  readonly data: LiveData;
  readonly row: AgendaRow;
  readonly of: AgendaCase;
  readonly filling: Filling;
}) {
  const { t } = useLingui();
  const { data, row, of, filling } = props;
  const [fitting = [], others = []] = [true, false].map((fits) =>
    data.templates.filter((template) => isFor(template, of) === fits),
  );
  const drawn = (templates: readonly TemplateOffered[]) =>
    templates.map((template) => (
      <Template key={template.id} template={template} row={row} filling={filling} />
    ));
  return (
    <section className="templates" aria-label={t`Templates`}>
      {filling.isGone ? (
        <Notice tone="warn" live title={<Trans>This is in the templates no more.</Trans>}>
          <Trans>Somebody has changed the template or taken it back. Nothing was filled in.</Trans>
        </Notice>
      ) : null}
      {filling.isOutdone ? (
        <Notice tone="info" title={<Trans>What you began before stands in the form.</Trans>}>
          <Trans>Nothing of the template was filled in.</Trans>
        </Notice>
      ) : null}
      {data.templates.length === 0 ? (
        <NoTemplates data={data} />
      ) : (
        <>
          <p className="field-label">
            <Trans>Begin from a template</Trans>
          </p>
          {drawn(fitting)}
          {others.length === 0 ? null : (
            <details open={others.some(({ id }) => id === filling.chosen)}>
              <summary>
                <Trans>For other diseases and questions ({others.length})</Trans>
              </summary>
              {drawn(others)}
            </details>
          )}
        </>
      )}
    </section>
  );
}
