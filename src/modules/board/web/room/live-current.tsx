import type { Name } from '../../../../kernel/names.ts';
import { useName } from '../../../../ui/name.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { epochMilliseconds, localTime } from '../../../../ui/wall-clock.ts';
import { ButtonLink } from '../../../../ui/button.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { Facts } from '../../../../ui/facts.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import type { AgendaCase, AgendaRow } from '../../queries/agenda.ts';
import { AgeInYears, Markers, Readiness } from '../agenda/agenda-cells.tsx';
import { Diagnosis, OtherDiseases } from '../known-since.tsx';
import type { BoardPage } from '../agenda/board-page.ts';
import { LiveCourse } from './live-course.tsx';
import { useMissingSentences } from './quorum-sentence.tsx';
import { figureFacts, usePhase, WhomBanner } from '../../../care/web/index.ts';
import { useWords } from '../words.tsx';

/** The case under discussion: whose it is, how long it has been, whether there is a quorum, what is known. */
export function CurrentCase({ page, row }: { readonly page: BoardPage; readonly row: AgendaRow }) {
  if (row.case === null)
    return (
      <>
        <Discussed page={page} row={row} />
        <Quorum page={page} row={row} />
      </>
    );
  const whom = { label: row.case.label, shown: page.women[row.case.patientId] ?? null };
  return (
    <WhomBanner whom={whom}>
      <Discussed page={page} row={row} />
      <Quorum page={page} row={row} />
      <Summary page={page} of={row.case} consultant={row.consultant} />
    </WhomBanner>
  );
}

function Discussed({ page, row }: { readonly page: BoardPage; readonly row: AgendaRow }) {
  const { position, plannedAt, openedAt } = row;
  const total = page.rows.length;
  const since = openedAt === null ? '' : localTime(openedAt, page.meeting.zone);
  return (
    <p className="live-clock">
      <strong>
        <Trans>
          Case {position} of {total}
        </Trans>
      </strong>
      <span>
        <Trans>planned {plannedAt}</Trans>
      </span>
      {openedAt === null ? null : (
        <span>
          <Trans>under discussion since {since}</Trans>,{' '}
          <Elapsed key={page.now} since={openedAt} now={page.now} planned={row.minutes} />
        </span>
      )}
    </p>
  );
}

/** Minutes since the case was taken up, beside those planned; goes on counting when the script runs. */
function Elapsed(props: { readonly since: string; readonly now: string; readonly planned: number }) {
  const start = epochMilliseconds(props.since);
  const shown = epochMilliseconds(props.now);
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(() => setPassed(performance.now() - begun), 5000);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.max(0, Math.floor((shown + passed - start) / 60_000));
  const { planned } = props;
  return (
    <span className={minutes >= planned ? 'late' : undefined}>
      <Trans>
        {minutes} of {planned} minutes
      </Trans>
    </span>
  );
}

function Quorum({ page, row }: { readonly page: BoardPage; readonly row: AgendaRow }) {
  const named = useName();
  const names = new Map(
    [...page.members, ...page.presence].map(({ personId, name }) => [personId, named(name)]),
  );
  const { zone } = page.meeting;
  const sentence = useMissingSentences((id) => names.get(id) ?? '—', zone);
  if (row.quorum === null) return null;
  const { met, missing, metFrom } = row.quorum;
  const from = metFrom === null ? '' : localTime(metFrom, zone);
  if (met === true) return <Notice tone="good" live title={<Trans>Quorum met for this case.</Trans>} />;
  const title =
    met === null ? (
      <Trans>Quorum for this case is not known.</Trans>
    ) : (
      <Trans>No quorum for this case.</Trans>
    );
  return (
    <Notice tone={met === null ? 'info' : 'warn'} live title={title}>
      {missing.map((seat) => (
        <p key={seat.clause}>{sentence(seat)}</p>
      ))}
      {metFrom === null ? null : (
        <p>
          <Trans>If nobody leaves, there is a quorum from {from}.</Trans>
        </p>
      )}
      <CountedWho page={page} />
    </Notice>
  );
}

/** By which share of the discussion this board counts. */
function CountedWho({ page }: { readonly page: BoardPage }) {
  const { heardAtLeast } = page.board;
  if (heardAtLeast === null) return null;
  const share = Math.round(heardAtLeast * 100);
  return (
    <p className="muted">
      <Trans>
        Whoever is there at the conclusion counts, and was there for at least {share} % of the discussion.
      </Trans>
    </p>
  );
}

/** The figures of a case in the reader's words. */
const figuresTold = ({ itemLabels, figureNotes }: BoardPage, { figures }: AgendaCase) =>
  figures.map(({ inputs, ...figure }) => ({
    ...figure,
    label: itemLabels[figure.key] ?? figure.key,
    note: figureNotes[figure.key] ?? '',
    inputs: (inputs ?? []).map((input) => ({ ...input, label: itemLabels[input.item] ?? input.item })),
  }));

/** What she has said last, before all that others say of her. */
function HerWords({ page, of }: { readonly page: BoardPage; readonly of: AgendaCase }) {
  const say = useSay();
  const { words } = of;
  if (words === null) return null;
  return (
    <details open>
      <summary>
        <Trans>Her own words</Trans> {words.on}
      </summary>
      {words.said === null ? (
        <p>
          <Trans>She does not want to say anything.</Trans>
        </p>
      ) : (
        <Facts
          facts={words.said.map(({ name, text }) => ({
            key: name,
            label: page.itemLabels[`own.${name}`],
            value: typeof text === 'string' ? text : say(text),
          }))}
        />
      )}
    </details>
  );
}

function Summary(props: {
  readonly page: BoardPage;
  readonly of: AgendaCase;
  readonly consultant: Name | null;
}) {
  const { t } = useLingui();
  const { word } = useWords();
  const named = useName();
  const phaseOf = usePhase();
  const { page, of } = props;
  const { ecog } = of;
  return (
    <>
      <HerWords page={page} of={of} />
      <p className="live-question">{of.question}</p>
      <Facts
        facts={[
          {
            key: 'asked',
            label: t`Asked`,
            value: `${word('questionType', of.questionType)} · ${phaseOf(of)}`,
          },
          {
            key: 'diagnosis',
            label: t`Diagnosis`,
            value: (
              <>
                <Diagnosis of={of} />
                <OtherDiseases of={of} />
              </>
            ),
          },
          {
            key: 'woman',
            label: t`Age, ECOG`,
            value: (
              <>
                <AgeInYears age={of.age} /> · {ecog === null ? <Trans>ECOG not known</Trans> : `ECOG ${ecog}`}
              </>
            ),
          },
          {
            key: 'markers',
            label: t`Markers`,
            value: of.markers.length === 0 ? null : <Markers of={of} />,
          },
          ...figureFacts(figuresTold(page, of)),
          { key: 'view', label: t`What she knows and wants`, value: of.patientView },
          {
            key: 'ready',
            label: t`Readiness`,
            value: <Readiness of={of} labels={page.itemLabels} limit={12} />,
          },
          { key: 'consultant', label: t`Consultant`, value: props.consultant && named(props.consultant) },
        ]}
      />
      <LiveCourse path={`/c/${page.slug}/cases/${of.id}`} />
      <p className="no-print">
        <ButtonLink kind="quiet" to={`/c/${page.slug}/cases/${of.id}`}>
          <Trans>Open the whole case</Trans>
        </ButtonLink>
      </p>
    </>
  );
}
