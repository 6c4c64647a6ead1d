import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Mark, Tag, type Tone } from '../../../../ui/tag.tsx';
import { factOf } from '../../../care/web/index.ts';
import type { BoardsTold as BoardsOfCase } from './boards-told.ts';
import { ListOnBoard } from '../decision/list-on-board-form.tsx';
import { Became } from '../became.tsx';
import { TakenBack } from '../taken-back.tsx';
import { Seen } from './seen.tsx';
import { useWords } from '../words.tsx';

function Quorum({ met }: { readonly met: boolean | null }) {
  if (met === null)
    return (
      <Mark tone="neutral">
        <Trans>not known</Trans>
      </Mark>
    );
  return met ? (
    <Mark tone="good">
      <Trans>met</Trans>
    </Mark>
  ) : (
    <Mark tone="bad">
      <Trans>not met</Trans>
    </Mark>
  );
}

/** The meetings at which the case was or will be discussed. */
function Listings({ data, path }: { readonly data: BoardsOfCase; readonly path: string }) {
  const { t } = useLingui();
  const { word } = useWords();
  if (data.listings.length === 0) return null;
  const takeBack = {
    key: 'act',
    header: t`Listed by mistake`,
    cell: (row: BoardsOfCase['listings'][number]) => (
      <Link to={`${path}/take-back/listing/${row.id}`}>
        <Trans>Take the listing back</Trans>
      </Link>
    ),
  };
  return (
    <Section title={t`Boards`}>
      <DataTable
        caption={t`Boards`}
        rows={data.listings.toReversed()}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'meeting',
            header: t`Meeting`,
            names: true,
            short: true,
            cell: (row) => (
              <Link to={`${data.meetingsPath}/${row.meetingId}`}>
                <Day date={row.localStart.slice(0, 10)} /> {row.localStart.slice(11)}
              </Link>
            ),
          },
          { key: 'state', header: t`State`, short: true, cell: (row) => word('listingState', row.state) },
          {
            key: 'conclusion',
            header: t`Conclusion`,
            cell: (row) => (
              <>
                {word('conclusion', row.conclusion)}
                {row.deferralReason === null ? null : `: ${word('deferralReason', row.deferralReason)}`}
                <TakenBack advice={data.seen[row.id]?.takenBack ?? []} lacksAdvice={row.lacksAdvice} />
              </>
            ),
          },
          {
            key: 'quorum',
            header: t`Quorum`,
            short: true,
            cell: (row) =>
              row.conclusion === null ? null : (
                <>
                  <Quorum met={row.quorumMet} />
                  {row.quorumReason === null ? null : (
                    <span className="cell-second">“{row.quorumReason}”</span>
                  )}
                </>
              ),
          },
          ...(data.mayTakeBack.listing ? [takeBack] : []),
        ]}
      />
      {data.listings.toReversed().map(({ id }) => {
        const seen = data.seen[id];
        return seen === undefined ? null : <Seen key={id} seen={seen} labels={data.itemLabels} path={path} />;
      })}
    </Section>
  );
}

type Recommendation = BoardsOfCase['recommendations'][number];

const tones: Readonly<Record<Recommendation['hers']['decision'], Tone>> = {
  not_yet_told: 'warn',
  undecided: 'warn',
  accepted: 'good',
  alternative: 'info',
  declined: 'neutral',
};

function Hers({ hers }: { readonly hers: Recommendation['hers'] }) {
  const { word } = useWords();
  return (
    <>
      <Tag tone={tones[hers.decision]}>{word('decision', hers.decision)}</Tag>
      {hers.spokenOn === null ? null : (
        <span className="cell-second">
          <Day date={hers.spokenOn} />
          {hers.spokenBy === null ? null : `, ${hers.spokenBy}`}
        </span>
      )}
      {hers.note === null ? null : <span className="cell-second">“{hers.note}”</span>}
    </>
  );
}

/** What the board recommended, each with what she decided. */
function Recommendations(props: { readonly data: BoardsOfCase; readonly path: string }) {
  const { t } = useLingui();
  const { word } = useWords();
  const act = {
    key: 'act',
    header: t`Conversation`,
    cell: (row: Recommendation) => (
      <>
        {props.data.mayDecide ? (
          <ButtonLink to={`${props.path}/recommendations/${row.id}`}>
            {row.hers.decision === 'not_yet_told' ? (
              <Trans>Record her decision</Trans>
            ) : (
              <Trans>Correct</Trans>
            )}
          </ButtonLink>
        ) : null}{' '}
        {props.data.mayDecide && row.became !== null ? (
          <ButtonLink to={`${props.path}/recommendations/${row.id}/fulfilment`}>
            <Trans>What became of it</Trans>
          </ButtonLink>
        ) : null}
        {props.data.mayTakeBack.recommendation ? (
          <span className="cell-second">
            <Link to={`${props.path}/take-back/recommendation/${row.id}`}>
              <Trans>Take the recommendation back</Trans>
            </Link>
          </span>
        ) : null}
      </>
    ),
  };
  const became = {
    key: 'became',
    header: t`What became of it`,
    cell: (row: Recommendation) =>
      row.became === null ? null : <Became became={row.became} path={props.path} />,
  };
  return (
    <Section id="recommendations" title={t`Recommendations and her decision`}>
      <DataTable
        caption={t`Recommendations and her decision`}
        rows={props.data.recommendations}
        rowKey={({ id }) => id}
        empty={
          <p className="muted">
            <Trans>No board has recommended anything yet.</Trans>
          </p>
        }
        columns={[
          {
            key: 'board',
            header: t`Board`,
            short: true,
            cell: (row) => (row.boardOn === null ? null : <Day date={row.boardOn} />),
          },
          {
            key: 'what',
            header: t`Recommendation`,
            names: true,
            cell: (row) => (
              <>
                {row.priority}. <strong>{word('modality', row.modality)}</strong>,{' '}
                {word('timing', row.timing)}, {word('intent', row.intent)}
                {row.detail === null ? null : <span className="cell-second">{row.detail}</span>}
                {row.more.map(factOf).map(({ key, label, value }) => (
                  <span key={key} className="cell-second">
                    {label}: {value}
                  </span>
                ))}
              </>
            ),
          },
          {
            key: 'why',
            header: t`Why`,
            cell: (row) => (
              <>
                {row.rationale}
                {row.alternative === null ? null : (
                  <span className="cell-second">
                    <Trans>If she declines</Trans>: {row.alternative}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'owner',
            header: t`Responsible`,
            cell: (row) => (
              <>
                {row.responsible}
                <span className="cell-second">
                  <Trans>
                    until <Day date={row.dueOn} />
                  </Trans>
                </span>
              </>
            ),
          },
          { key: 'hers', header: t`Her decision`, cell: (row) => <Hers hers={row.hers} /> },
          ...(props.data.recommendations.some((row) => row.became !== null) ? [became] : []),
          ...(props.data.mayDecide || props.data.mayTakeBack.recommendation ? [act] : []),
        ]}
      />
    </Section>
  );
}

/** What boards said of a case and what she decided; whoever prepares it lists it here. */
export default function CaseBoards({ data, path }: { readonly data: BoardsOfCase; readonly path: string }) {
  return (
    <>
      {data.meetings.length > 0 ? (
        <ListOnBoard
          action={`${path}/list`}
          isFirst={data.listings.length === 0}
          waiting={data.waiting}
          meetings={data.meetings}
          requestKey={data.requestKey}
        />
      ) : null}
      <Listings data={data} path={path} />
      <Recommendations data={data} path={path} />
    </>
  );
}
