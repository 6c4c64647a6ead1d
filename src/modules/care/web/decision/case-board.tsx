import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Mark, Tag, type Tone } from '../../../../ui/tag.tsx';
import type { CasePage } from '../../queries/case-page.ts';
import { usePhase } from '../phase.ts';
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

/** What the board was asked, the newest question first. */
export function CaseQuestions({
  data,
  path,
  mayAsk,
}: {
  readonly data: CasePage;
  readonly path: string;
  readonly mayAsk: boolean;
}) {
  const { t } = useLingui();
  const { word } = useWords();
  const phaseOf = usePhase();
  const several = data.referrals.length > 1;
  return (
    <Section
      title={several ? t`The questions` : t`The question`}
      aside={
        mayAsk ? (
          <ButtonLink kind="quiet" to={`${path}/ask`}>
            {data.referrals.length === 0 ? <Trans>Ask the board</Trans> : <Trans>Ask the board again</Trans>}
          </ButtonLink>
        ) : null
      }
    >
      {data.referrals.length === 0 ? (
        <p className="muted">
          <Trans>No question was asked: the case came from a register.</Trans>
        </p>
      ) : (
        data.referrals.toReversed().map((row) => (
          <Facts
            key={row.id}
            facts={[
              { key: 'question', label: t`Question`, value: row.question },
              {
                key: 'kind',
                label: t`Kind`,
                value: `${word('questionType', row.questionType)} · ${phaseOf(row)}`,
              },
              { key: 'consultant', label: t`Responsible consultant`, value: row.consultant },
              { key: 'received', label: t`Received on`, value: <Day date={row.receivedOn} /> },
              ...(several && row.awaited
                ? [
                    {
                      key: 'awaited',
                      label: t`Answer`,
                      value: <Tag tone="warn">{t`awaited from a board`}</Tag>,
                    },
                  ]
                : []),
            ]}
          />
        ))
      )}
    </Section>
  );
}

/** The meetings at which the case was or will be discussed. */
export function CaseListings({ data, slug }: { readonly data: CasePage; readonly slug: string }) {
  const { t } = useLingui();
  const { word } = useWords();
  if (data.listings.length === 0) return null;
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
              <Link to={`/c/${slug}/meetings/${row.meetingId}`}>
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
              </>
            ),
          },
          {
            key: 'quorum',
            header: t`Quorum`,
            short: true,
            cell: (row) => (row.conclusion === null ? null : <Quorum met={row.quorumMet} />),
          },
        ]}
      />
    </Section>
  );
}

type Recommendation = CasePage['recommendations'][number];

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
export function CaseRecommendations(props: {
  readonly data: CasePage;
  readonly path: string;
  readonly mayDecide: boolean;
}) {
  const { t } = useLingui();
  const { word } = useWords();
  const act = {
    key: 'act',
    header: t`Conversation`,
    cell: (row: Recommendation) => (
      <ButtonLink to={`${props.path}/recommendations/${row.id}`}>
        {row.hers.decision === 'not_yet_told' ? <Trans>Record her decision</Trans> : <Trans>Correct</Trans>}
      </ButtonLink>
    ),
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
                    <Trans>If she declines: {row.alternative}</Trans>
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
          ...(props.mayDecide ? [act] : []),
        ]}
      />
    </Section>
  );
}
