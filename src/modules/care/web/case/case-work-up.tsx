import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Mark, type Tone } from '../../../../ui/tag.tsx';
import type { ItemState } from '../../work-up.ts';
import { ItemValue } from './item-value.tsx';
import type { WorkUpTold } from './work-up-told.ts';
import { WorkUpParts } from './work-up-parts.tsx';
import { figureFacts } from './work-up-figures.tsx';
import { useWords } from '../words.tsx';

const tones: Readonly<Record<ItemState, Tone>> = {
  present: 'good',
  stale: 'warn',
  missing: 'bad',
  requested: 'warn',
  not_applicable: 'neutral',
  waived: 'neutral',
};

const rowsOf = ({ told, workUp }: WorkUpTold) => {
  const byKey = new Map(workUp.map((item) => [item.key, item]));
  const known = told.map(({ verdict, ...definition }) => ({
    key: definition.key,
    label: definition.label,
    definition,
    verdict,
    item: byKey.get(definition.key) ?? null,
  }));
  const names = new Set(told.map(({ key }) => key));
  const others = workUp
    .filter(({ key }) => !names.has(key))
    .map((item) => ({ key: item.key, label: item.key, definition: undefined, verdict: null, item }));
  return [...known, ...others];
};
type Row = ReturnType<typeof rowsOf>[number];

function State({ row }: { readonly row: Row }) {
  const { word } = useWords();
  const state = row.verdict?.state ?? row.item?.state;
  if (state === undefined) return null;
  const optional = row.verdict?.level === 'optional';
  const why = row.verdict?.why;
  return (
    <>
      <Mark tone={optional && state === 'missing' ? 'neutral' : tones[state]}>
        {word('readinessState', state)}
      </Mark>
      {why === null || why === undefined ? null : (
        <span className="cell-second">{word('readinessWhy', why)}</span>
      )}
      {row.item?.earlier === true ? (
        <span className="cell-second">
          <Trans>from before this question</Trans>
        </span>
      ) : null}
    </>
  );
}

function Verdict({ readiness }: { readonly readiness: NonNullable<WorkUpTold['readiness']> }) {
  const { boardOn, open } = readiness;
  const day = boardOn === null ? null : <Day date={boardOn} />;
  if (readiness.ready)
    return (
      <Notice
        tone="good"
        title={
          day === null ? <Trans>Ready for a board today</Trans> : <Trans>Ready for the board of {day}</Trans>
        }
      />
    );
  return (
    <Notice
      tone="warn"
      title={
        day === null ? (
          <Trans>Not ready for a board today: {open} open</Trans>
        ) : (
          <Trans>
            Not ready for the board of {day}: {open} open
          </Trans>
        )
      }
    />
  );
}

/** What the board needs to know of this case, and whether it is there and fresh on the day of the meeting. */
export function CaseWorkUp(props: {
  readonly data: WorkUpTold;
  readonly path: string;
  readonly mayEnter: boolean;
}) {
  const { t } = useLingui();
  const { data } = props;
  const rows = rowsOf(data);
  return (
    <Section
      id="work-up"
      title={t`Work-up`}
      aside={
        props.mayEnter && data.hasDataset ? (
          <ButtonLink to={`${props.path}/work-up`}>
            <Trans>Enter or replace</Trans>
          </ButtonLink>
        ) : null
      }
    >
      {props.mayEnter && data.hasDataset ? (
        <WorkUpParts path={`${props.path}/work-up`} open={data.open} />
      ) : null}
      {data.readiness === null ? null : <Verdict readiness={data.readiness} />}
      {data.hasDataset ? null : (
        <Notice
          title={
            <Trans>
              There is no list for this site yet: nothing here says whether the case is ready for a board.
            </Trans>
          }
        />
      )}
      {data.figures.length === 0 ? null : <Facts facts={figureFacts(data.figures)} />}
      <DataTable
        caption={t`Work-up`}
        rows={rows}
        rowKey={({ key }) => key}
        empty={
          <p className="muted">
            <Trans>Nothing is recorded.</Trans>
          </p>
        }
        columns={[
          { key: 'item', header: t`Item`, names: true, cell: (row) => row.label },
          {
            key: 'value',
            header: t`Value`,
            cell: ({ item, definition }) => {
              if (item === null) return null;
              if (item.state !== 'present') return item.reason;
              return (
                <>
                  <ItemValue item={item} definition={definition} />
                  {item.entry === undefined ? null : (
                    <span className="cell-second">
                      <Link to={`${props.path}/entries/${item.entry}`}>
                        <Trans>from the course</Trans>
                      </Link>
                    </span>
                  )}
                </>
              );
            },
          },
          {
            key: 'date',
            header: t`Date`,
            short: true,
            cell: ({ item }) => (item?.takenOn == null ? null : <Day date={item.takenOn} />),
          },
          { key: 'state', header: t`State`, cell: (row) => <State row={row} /> },
        ]}
      />
    </Section>
  );
}
