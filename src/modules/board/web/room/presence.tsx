import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { useName } from '../../../../ui/name.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { localTime } from '../../../../ui/wall-clock.ts';
import { colleagues, type PageScope } from '../../../directory/index.ts';
import { canCorrectConclusion, correctPresence, meetingWithAgenda } from '../../../meetings/index.ts';
import { momentTyped } from '../../moment-typed.ts';
import { meetingScope } from '../agenda/board-page.ts';
import { meetingState } from './meeting-state.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { useWords } from '../words.tsx';
import type { Route } from './+types/presence.ts';
import { useMissingWords, useQuorumWord } from './quorum-sentence.tsx';
import styles from './live.css?url';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
/** Also after a refusal, so that what is corrected is what stands there. */
export const shouldRevalidate = readAnew;

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { scope, agenda, path } = await meetingState(context, params);
  const { people, versions } = await scope.read(async (tx) => ({
    people: await colleagues(tx, scope.ownerId, scope.today),
    versions: (await meetingWithAgenda(tx, scope.ownerId, params.meetingId)).presence,
  }));
  return {
    board: agenda.board.name,
    meeting: agenda.meeting,
    presence: agenda.presence.map((row) => ({
      ...row,
      version: versions.find(({ id }) => id === row.id)?.version ?? 0,
    })),
    judged: agenda.rows
      .filter(({ judgedAgainAt }) => judgedAgainAt !== null)
      .map(({ id, position, case: of, quorum, quorumReason, conclusion }) => ({
        id,
        label: of?.label ?? String(position),
        quorum,
        lacksReason:
          quorum?.met !== true &&
          quorumReason === null &&
          (conclusion === 'reached' || conclusion === 'reached_conditionally'),
      })),
    people: [
      ...new Map(people.map(({ id, name }) => [id, { value: id, label: scope.named(name) }])).values(),
    ],
    mayCorrect: canCorrectConclusion(scope.actor, scope.ownerId),
    path,
    meetings: `/c/${params.slug}/meetings`,
    requestKey: randomUUID(),
  };
};

/** What the form says, moments by the meeting's clock. */
const saidIn = async (scope: PageScope, meetingId: string, form: FormData) => {
  const { meeting, presence } = await scope.read((tx) => meetingWithAgenda(tx, scope.ownerId, meetingId));
  const stood = presence.find(({ id }) => id === text(form, 'presenceId'));
  const moment = (field: 'joinedAt' | 'leftAt') =>
    momentTyped(text(form, field), meeting, stood?.[field] ?? null, field);
  return {
    personId: text(form, 'personId'),
    discipline: text(form, 'discipline'),
    mode: text(form, 'mode'),
    joinedAt: moment('joinedAt'),
    leftAt: moment('leftAt'),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await meetingScope(context, params);
  const form = await request.formData();
  const { meetingId } = params;
  const isTakenBack = text(form, 'do') === 'take-back';
  await scope.run(
    correctPresence,
    {
      meetingId,
      presenceId: text(form, 'presenceId'),
      version: versionOf(form),
      said: isTakenBack ? null : await saidIn(scope, meetingId, form),
    },
    { requestKey: requestKeyOf(form), reason: reasonGiven(text(form, 'reason')) },
  );
  return redirect(`/c/${params.slug}/meetings/${meetingId}/presence`, 303);
};

type Data = Route.ComponentProps['loaderData'];
type There = Data['presence'][number];

export default function CorrectPresence({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { board, meetings, path, meeting, presence } = loaderData;
  const title = t`Correct who was there`;
  return (
    <Page
      title={title}
      sentences={boardSentences}
      subtitle={
        <Trans>
          What was concluded is judged again by what stands here then, and minutes that were signed differ.
        </Trans>
      }
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Meetings`, to: meetings }, { label: board, to: path }, { label: title }]}
        />
      }
      actions={<Ways data={loaderData} />}
    >
      {meeting.state === 'planned' ? (
        <Notice title={<Trans>The meeting is planned and not open yet.</Trans>} />
      ) : (
        <>
          <JudgedAgain data={loaderData} />
          <Section title={t`People present`}>
            {presence.map((row) => (
              <Entry key={`${row.id} ${row.version}`} data={loaderData} row={row} />
            ))}
            <Entry data={loaderData} row={null} />
          </Section>
        </>
      )}
    </Page>
  );
}

function Ways({ data: { meeting, path } }: { readonly data: Data }) {
  return meeting.state === 'closed' ? (
    <ButtonLink to={`${path}/minutes`}>
      <Trans>Minutes of the board</Trans>
    </ButtonLink>
  ) : (
    <ButtonLink to={`${path}/live`}>
      <Trans>Run the meeting</Trans>
    </ButtonLink>
  );
}

/** Which conclusions have another quorum since presence was corrected; never in silence. */
function JudgedAgain({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const quorumWord = useQuorumWord();
  const missing = useMissingWords();
  if (data.judged.length === 0) return null;
  return (
    <Notice tone="warn" title={t`The quorum was judged again.`}>
      <ul>
        {data.judged.map(({ id, label, quorum, lacksReason }) => (
          <li key={id}>
            {label}: {quorumWord(quorum?.met ?? null)}
            {quorum === null || quorum.missing.length === 0 ? null : ` (${missing(quorum)})`}
            {lacksReason ? (
              <>
                {'. '}
                <Trans>Nobody has said why the board recommended without one.</Trans>{' '}
                {data.mayCorrect && data.meeting.state === 'closed' ? (
                  <Link to={`${data.path}/items/${id}/correct`}>
                    <Trans>Correct the conclusion</Trans>
                  </Link>
                ) : null}
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const clock = (at: string | null, zone: string): string => (at === null ? '' : localTime(at, zone));

function Entry({ data, row }: { readonly data: Data; readonly row: There | null }) {
  const { word } = useWords();
  const named = useName();
  const { zone } = data.meeting;
  return (
    <details className="guest">
      <summary>
        {row === null ? (
          <Trans>Add somebody whom nobody noted</Trans>
        ) : (
          `${named(row.name)}, ${word('discipline', row.discipline)}, ${clock(row.joinedAt, zone)}–${clock(row.leftAt, zone)}`
        )}
      </summary>
      <EntryForm data={data} row={row} />
    </details>
  );
}

/** Everybody who may be meant: also whoever has left the house since. */
const peopleFor = ({ people }: Data, row: There | null, name: string) =>
  row === null || people.some(({ value }) => value === row.personId)
    ? people
    : [...people, { value: row.personId, label: name }];

function EntryForm({ data, row }: { readonly data: Data; readonly row: There | null }) {
  const { t } = useLingui();
  const { options } = useWords();
  const named = useName();
  const { zone } = data.meeting;
  const open = [{ value: '', label: t`– choose –` }];
  return (
    <PostForm
      name={`presence~${row?.id ?? 'new'}`}
      requestKey={data.requestKey}
      sentences={boardSentences}
      labels={{
        personId: t`Person`,
        discipline: t`Counted for`,
        mode: t`How`,
        joinedAt: t`Joined`,
        leftAt: t`Left`,
        reason: t`Why is it corrected?`,
      }}
    >
      {row === null ? null : <input type="hidden" name="presenceId" value={row.id} />}
      <input type="hidden" name="version" value={row?.version ?? 0} />
      <Select
        name="personId"
        label={<Trans>Person</Trans>}
        options={[...open, ...peopleFor(data, row, row === null ? '' : named(row.name))]}
        defaultValue={row?.personId ?? ''}
        required
      />
      <Select
        name="discipline"
        label={<Trans>Counted for</Trans>}
        options={[...open, ...options('discipline')]}
        defaultValue={row?.discipline ?? ''}
        required
      />
      <Select
        name="mode"
        label={<Trans>How</Trans>}
        options={[
          { value: 'room', label: t`in the room` },
          { value: 'video', label: t`by video` },
        ]}
        defaultValue={row?.mode ?? 'room'}
        required
      />
      <Field
        name="joinedAt"
        type="time"
        label={<Trans>Joined</Trans>}
        defaultValue={clock(row?.joinedAt ?? data.meeting.openedAt, zone)}
        required
      />
      <Field
        name="leftAt"
        type="time"
        label={<Trans>Left</Trans>}
        defaultValue={clock(row === null ? data.meeting.closedAt : row.leftAt, zone)}
        hint={data.meeting.state === 'open' ? <Trans>Empty for whoever is still there.</Trans> : undefined}
      />
      <Field
        name="reason"
        label={<Trans>Why is it corrected?</Trans>}
        hint={<Trans>Kept with the record, and read by whoever asks why.</Trans>}
        required
        maxLength={500}
        size={60}
      />
      <div className="form-row">
        <Button kind="main" name="do" value="correct">
          {row === null ? <Trans>Add it</Trans> : <Trans>Correct it</Trans>}
        </Button>
        {row === null ? null : (
          <Button name="do" value="take-back">
            <Trans>Take it back: this person was not there then</Trans>
          </Button>
        )}
      </div>
    </PostForm>
  );
}
