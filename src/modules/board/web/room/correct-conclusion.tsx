import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect, useActionData } from 'react-router';
import { notFound } from '../../../../kernel/errors.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Choice, Choices } from '../../../../ui/choice.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { caseStyles, WhomBanner } from '../../../care/web/index.ts';
import { whomOf } from '../../../care/index.ts';
import { correctConclusion } from '../../commands/correct-conclusion.ts';
import { recordsSaid } from '../../queries/records-said.ts';
import { takenRecords, takingPath } from '../../taken-records.ts';
import { RecordLine } from '../taken/record-line.tsx';
import { recordTold } from '../taken/records-told.ts';
import { meetingScope } from '../agenda/board-page.ts';
import { meetingState } from './meeting-state.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { useWords } from '../words.tsx';
import type { Route } from './+types/correct-conclusion.ts';
import { useQuorumWord } from './quorum-sentence.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that what is corrected is what stands there. */
export const shouldRevalidate = readAnew;

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  if (!isUuid(params.itemId)) throw notFound();
  const { scope, agenda, path } = await meetingState(context, params);
  const row = agenda.rows.find(({ id }) => id === params.itemId);
  if (row === undefined) throw notFound();
  const advised = row.recommendations.map(({ id }) => id);
  const { records: advice } = await scope.read((tx) =>
    recordsSaid(tx, scope.ownerId, new Map([[takenRecords.recommendation, advised]])),
  );
  return {
    board: agenda.board.name,
    state: agenda.meeting.state,
    whom: row.case && (await whomOf(scope, row.case)),
    position: row.position,
    conclusion: row.conclusion,
    deferralReason: row.deferralReason,
    quorumReason: row.quorumReason,
    quorum: row.quorum?.met ?? null,
    version: row.version,
    advice: advice.map((one) => ({ ...recordTold(scope.i18n, one), to: takingPath(params.slug, one) })),
    path,
    meetings: `/c/${params.slug}/meetings`,
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await meetingScope(context, params);
  const form = await request.formData();
  await scope.run(
    correctConclusion,
    {
      itemId: params.itemId,
      version: versionOf(form),
      conclusion: text(form, 'conclusion'),
      deferralReason: text(form, 'deferralReason'),
      quorumReason: text(form, 'quorumReason'),
      standing: text(form, 'standing') === 'yes',
    },
    { requestKey: requestKeyOf(form), reason: reasonGiven(text(form, 'reason')) },
  );
  return redirect(`/c/${params.slug}/meetings/${params.meetingId}/minutes?version=now`, 303);
};

type Data = Route.ComponentProps['loaderData'];

export default function CorrectConclusion({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { board, meetings, path, whom, position, state, conclusion } = loaderData;
  const title = t`Correct a conclusion`;
  const page = (
    <Page
      title={title}
      subtitle={
        <Trans>
          The minutes then differ from those that were signed, and can be signed as a new version.
        </Trans>
      }
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Meetings`, to: meetings },
            { label: board, to: path },
            { label: t`Minutes of the board`, to: `${path}/minutes` },
            { label: whom?.label ?? String(position) },
          ]}
        />
      }
    >
      <Stands data={loaderData} />
      <Rests advice={loaderData.advice} />
      {state === 'closed' && conclusion !== null ? (
        <Correcting data={loaderData} />
      ) : (
        <Notice tone="warn">
          <Trans>This meeting has not ended. While it runs, the case is reopened in the room.</Trans>
        </Notice>
      )}
    </Page>
  );
  return whom === null ? page : <WhomBanner whom={whom}>{page}</WhomBanner>;
}

/** What is recorded now. */
function Stands({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const { word } = useWords();
  const quorumWord = useQuorumWord();
  return (
    <Facts
      facts={[
        { key: 'conclusion', label: t`Conclusion`, value: word('conclusion', data.conclusion) },
        {
          key: 'deferral',
          label: t`Reason for deferring`,
          value: word('deferralReason', data.deferralReason),
        },
        { key: 'quorum', label: t`Quorum`, value: quorumWord(data.quorum) },
        { key: 'why', label: t`Why without a quorum`, value: data.quorumReason },
      ]}
    />
  );
}

/** What was recommended, which a corrected conclusion leaves as it is. */
function Rests({ advice }: Pick<Data, 'advice'>) {
  const { t } = useLingui();
  if (advice.length === 0) return null;
  return (
    <Section title={t`What rests on it`}>
      <p>
        <Trans>
          The board recommended this. It stands whatever the conclusion says, is told her and asked about,
          until it is taken back.
        </Trans>
      </p>
      <ul>
        {advice.map((one) => (
          <li key={one.id}>
            <RecordLine record={one} to={one.to} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Lets say that what was recommended stands beside the conclusion; asked once it was refused for that. */
function StandsAllTheSame() {
  const answer: unknown = useActionData();
  if (!isRefused(answer) || answer.refusal.code !== 'recommendation_stands') return null;
  return (
    <Choices
      name="standing"
      label={<Trans>What was recommended still stands</Trans>}
      options={[{ value: 'yes', label: <Trans>It stands all the same beside this conclusion</Trans> }]}
    />
  );
}

function Correcting({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const { options } = useWords();
  return (
    <PostForm
      name="correct"
      requestKey={data.requestKey}
      sentences={boardSentences}
      labels={{
        conclusion: t`Conclusion`,
        deferralReason: t`Reason for deferring`,
        quorumReason: t`Why without a quorum`,
        standing: t`What was recommended still stands`,
        reason: t`Why is it corrected?`,
      }}
    >
      <input type="hidden" name="version" value={data.version} />
      <Choice
        name="conclusion"
        label={<Trans>The board</Trans>}
        options={options('conclusion')}
        defaultValue={data.conclusion ?? undefined}
        required
      />
      <Select
        name="deferralReason"
        label={<Trans>Reason, when deferred</Trans>}
        options={[{ value: '', label: t`– not deferred –` }, ...options('deferralReason')]}
        defaultValue={data.deferralReason ?? ''}
      />
      {data.quorum === true ? null : (
        <Field
          name="quorumReason"
          label={<Trans>Why a recommendation without a quorum</Trans>}
          defaultValue={data.quorumReason ?? ''}
          maxLength={500}
        />
      )}
      <StandsAllTheSame />
      <Field
        name="reason"
        label={<Trans>Why is it corrected?</Trans>}
        hint={<Trans>Kept with the record, and read by whoever asks why.</Trans>}
        required
        maxLength={500}
        size={60}
      />
      <SaveRow
        save={<Trans>Correct it</Trans>}
        leave={<Trans>Leave it as it is</Trans>}
        to={`${data.path}/minutes`}
      />
    </PostForm>
  );
}
