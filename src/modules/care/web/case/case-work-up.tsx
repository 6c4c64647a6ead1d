import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Mark, type Tone } from '../../../../ui/tag.tsx';
import type { CasePage } from '../../queries/case-page.ts';
import type { ItemState } from '../../work-up.ts';
import { ItemValue } from './item-value.tsx';
import { useItemLabel } from './item-label.ts';
import { type OpenItems, WorkUpParts } from './work-up-parts.tsx';
import { WorkUpFigures } from './work-up-figures.tsx';
import { useWords } from '../words.tsx';

const tones: Readonly<Record<ItemState, Tone>> = {
  present: 'good',
  stale: 'warn',
  missing: 'bad',
  requested: 'warn',
  not_applicable: 'neutral',
  waived: 'neutral',
};

const useRows = ({ beyond, definitions, readiness, workUp }: CasePage) => {
  const label = useItemLabel();
  const known = definitions.flatMap((definition) => {
    const verdict = readiness?.items.find(({ key }) => key === definition.key) ?? null;
    const item = workUp.find(({ key }) => key === definition.key) ?? null;
    const silent =
      item === null && (verdict === null || verdict.why === 'not_triggered' || verdict.level === 'optional');
    return silent ? [] : [{ key: definition.key, label: label(definition), definition, verdict, item }];
  });
  const others = workUp
    .filter(({ key }) => !definitions.some((definition) => definition.key === key))
    .map((item) => {
      const definition = beyond.find(({ key }) => key === item.key);
      const called = definition === undefined ? item.key : label(definition);
      return { key: item.key, label: called, definition, verdict: null, item };
    });
  return [...known, ...others];
};
type Row = ReturnType<typeof useRows>[number];

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

function Verdict({ readiness }: { readonly readiness: NonNullable<CasePage['readiness']> }) {
  const open = readiness.items.filter(isOpen).length;
  const { boardOn } = readiness;
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

const isOpen = ({ level, state }: { readonly level: string; readonly state: ItemState }): boolean =>
  level !== 'optional' && ['missing', 'stale', 'requested'].includes(state);

/** How many items are open of each who answers some. */
const openOf = ({ definitions, readiness }: CasePage): OpenItems => {
  const open = new Set(readiness?.items.filter(isOpen).map(({ key }) => key));
  const counts: Partial<Record<(typeof definitions)[number]['by'], number>> = {};
  for (const { key, by } of definitions) counts[by] = (counts[by] ?? 0) + (open.has(key) ? 1 : 0);
  return counts;
};

/** What the board needs to know of this case, and whether it is there and fresh on the day of the meeting. */
export function CaseWorkUp(props: {
  readonly data: CasePage;
  readonly path: string;
  readonly mayEnter: boolean;
}) {
  const { t } = useLingui();
  const { data } = props;
  const rows = useRows(data);
  return (
    <Section
      id="work-up"
      title={t`Work-up`}
      aside={
        props.mayEnter && data.definitions.length > 0 ? (
          <ButtonLink to={`${props.path}/work-up`}>
            <Trans>Enter or replace</Trans>
          </ButtonLink>
        ) : null
      }
    >
      {props.mayEnter && data.definitions.length > 0 ? (
        <WorkUpParts path={`${props.path}/work-up`} open={openOf(data)} />
      ) : null}
      {data.readiness === null ? null : <Verdict readiness={data.readiness} />}
      {data.definitions.length > 0 ? null : (
        <Notice
          title={
            <Trans>
              There is no list for this site yet: nothing here says whether the case is ready for a board.
            </Trans>
          }
        />
      )}
      <WorkUpFigures figures={data.figures} />
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
