import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts, Unknown, yesOrNo } from '../../../../ui/facts.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Mark } from '../../../../ui/tag.tsx';
import { ComplexityWords, ResidualWords } from '../operation/derived-words.tsx';
import { OutcomeWindows } from '../operation/outcome-windows.tsx';
import type { OperationTold as Operation } from './operations-told.ts';

function Complete(props: { readonly complete: boolean | null; readonly missing: readonly string[] }) {
  const names =
    props.missing.length === 0 ? null : (
      <span className="missing-names">
        <Trans>Missing: {props.missing.join(', ')}</Trans>
      </span>
    );
  if (props.complete === true)
    return (
      <Mark tone="good">
        <Trans>complete</Trans>
      </Mark>
    );
  return (
    <>
      {props.complete === null ? (
        <Mark tone="neutral">
          <Trans>not known</Trans>
        </Mark>
      ) : (
        <Mark tone="bad">
          <Trans>not complete</Trans>
        </Mark>
      )}
      {props.complete === null ? null : names}
    </>
  );
}

function Labels({ operation }: { readonly operation: Operation }) {
  const { t } = useLingui();
  const { labels, tells } = operation;
  return (
    <Facts
      facts={[
        { key: 'mm', label: t`Residual disease`, value: <ResidualWords text={operation.residual} /> },
        { key: 'complete', label: t`Complete resection`, value: yesOrNo(labels.complete) },
        { key: 'optimal', label: t`At most 10 mm left`, value: yesOrNo(labels.optimal) },
        {
          key: 'cc',
          label: t`CC score, by size alone`,
          value: labels.ccScore === null ? null : `CC-${labels.ccScore}`,
        },
        {
          key: 'complexity',
          label: t`Surgical complexity`,
          value: <ComplexityWords score={operation.complexity} />,
        },
        {
          key: 'counts',
          label: t`Counts as cytoreduction`,
          value: yesOrNo(operation.cytoreductive),
        },
      ].filter(({ key }) => tells[key as keyof typeof tells] ?? true)}
    />
  );
}

function Team({ team }: Pick<Operation, 'team'>) {
  if (team.length === 0) return <Unknown />;
  return (
    <>
      {team.map(({ name, does }) => (
        <span key={name + does} className="team-line">
          {name} <span className="muted">{does}</span>
          <br />
        </span>
      ))}
    </>
  );
}

function Outcome({ windows, complications }: Pick<Operation, 'windows' | 'complications'>) {
  return (
    <>
      <OutcomeWindows windows={windows} />
      {complications}
    </>
  );
}

function Record({
  operation,
  link,
}: {
  readonly operation: Operation;
  readonly link: (text: ReactNode, to: 'pathology' | 'outcome') => ReactNode;
}) {
  const { t } = useLingui();
  return (
    <Facts
      facts={[
        { key: 'aim', label: t`Aim at the beginning`, value: operation.initialAim },
        { key: 'team', label: t`Team`, value: <Team team={operation.team} /> },
        {
          key: 'report',
          label: t`Operative report`,
          value: <Complete {...operation.report} />,
        },
        {
          key: 'pathology',
          label: link(t`Pathology`, 'pathology'),
          value: <Complete {...operation.pathology} />,
        },
        {
          key: 'outcome',
          label: link(t`Complications`, 'outcome'),
          value: <Outcome {...operation} />,
        },
      ]}
    />
  );
}

/** Her operations: what was left, how complete the reports are, and what followed. */
export default function CaseOperations(props: {
  readonly data: {
    readonly operations: readonly Operation[];
    /** What the reader may record. */
    readonly may: Readonly<Record<'operation' | 'pathology' | 'outcome', boolean>>;
  };
  readonly path: string;
}) {
  const { t } = useLingui();
  const { operations, may } = props.data;
  return (
    <Section
      id="operations"
      title={t`Operations`}
      aside={
        may.operation ? (
          <ButtonLink to={`${props.path}/operations/new`}>
            <Trans>Record an operation</Trans>
          </ButtonLink>
        ) : null
      }
    >
      {operations.length === 0 ? (
        <p className="muted">
          <Trans>No operation is recorded.</Trans>
        </p>
      ) : (
        operations.toReversed().map((operation) => {
          const path = `${props.path}/operations/${operation.id}`;
          const name = operation.kind ?? t`Operation, kind not known`;
          return (
            <article key={operation.id} className="operation-card">
              <div className="section-head">
                <h3>
                  <Link to={path}>{name}</Link>,{' '}
                  {operation.doneOn === null ? (
                    <Trans>date not known</Trans>
                  ) : (
                    <Day date={operation.doneOn} />
                  )}
                </h3>
              </div>
              <div className="operation-columns">
                <Labels operation={operation} />
                <Record
                  operation={operation}
                  link={(text, to) => (may[to] ? <Link to={`${path}/${to}`}>{text}</Link> : text)}
                />
              </div>
            </article>
          );
        })
      )}
    </Section>
  );
}
