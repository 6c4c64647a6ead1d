import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { notFound } from '../../../../kernel/errors.ts';
import { requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { parsed } from '../../../../kernel/input-faults.ts';
import { noName } from '../../../../kernel/names.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { colleagues, namesOf, pageScope } from '../../../directory/index.ts';
import { changeSeries, ChangeTerms, seriesHistory, takeBackVersion } from '../../../meetings/index.ts';
import { operationStyles } from '../../../surgery/web/index.ts';
import { boardKind } from '../../board-policy.ts';
import type { Route } from './+types/change-board.ts';
import { BoardSeats } from './board-seats.tsx';
import { ChooseQuorum, useTermsLabels, WhenAndWhere } from './board-terms.tsx';
import { BoardVersions } from './board-versions.tsx';
import { checked, meansOf, versionsTold } from './board-change.ts';
import { MeansOfChange, useMeans } from './means-of-change.tsx';
import { changeBoardSentences } from './new-board-words.ts';
import { readSeats, seatOffers } from './seat-entry.ts';
import { policiesAsked, readTerms } from './terms-entry.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: operationStyles }];
/** Also after a refusal, so that the page says what stands now. */
export const shouldRevalidate = readAnew;

const historyOf = async ({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId } = scope;
  if (!isUuid(params.seriesId)) throw notFound();
  const history = await scope.read((tx) => seriesHistory(tx, ownerId, params.seriesId));
  if (history.versions[0]?.kind !== boardKind) throw notFound();
  return { scope, history };
};

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { scope, history } = await historyOf({ context, params });
  const { ownerId, today } = scope;
  const latest = history.versions.at(-1);
  if (latest === undefined) throw notFound();
  const people = await scope.read((tx) => colleagues(tx, ownerId, today));
  const ids = history.versions.flatMap(({ members, by }) => [
    ...members.map(({ personId }) => personId),
    ...(by?.actor.personId === undefined ? [] : [by.actor.personId]),
  ]);
  const names = await scope.read((tx) => namesOf(tx, ids));
  const { name, version, rule, localTime, zone, minutes, venue, policy, startsOn } = latest;
  return {
    name,
    version,
    given: { rule, localTime, zone, minutes, venue, startsOn },
    policy,
    policies: policiesAsked(policy),
    zones: Intl.supportedValuesOf('timeZone'),
    people: seatOffers(people).map((offer) => {
      const seat = latest.members.find(({ personId }) => personId === offer.personId);
      return { ...offer, role: seat?.role ?? '', discipline: seat?.discipline ?? offer.discipline };
    }),
    versions: versionsTold(history, (id) => names.get(id) ?? noName),
    heldOn: history.heldOn,
    meetings: `/c/${params.slug}/meetings`,
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { scope, history } = await historyOf({ context, params });
  const form = await request.formData();
  const { seriesId } = params;
  const here = `/c/${params.slug}/meetings/boards/${seriesId}/change`;
  const call = { requestKey: requestKeyOf(form), reason: text(form, 'reason') ?? undefined };
  const about = { seriesId, version: versionOf(form), apart: form.getAll('apart') };
  if (text(form, 'form') !== 'change') {
    await scope.run(takeBackVersion, { ...about, versionId: text(form, 'versionId') }, call);
    return redirect(here, 303);
  }
  const change = { fromOn: text(form, 'fromOn') ?? '', series: readTerms(form), members: readSeats(form) };
  if (form.get('intent') === 'check') {
    const { fromOn, series } = parsed(ChangeTerms, { fromOn: change.fromOn, series: change.series });
    return checked(form, meansOf(history, fromOn, series));
  }
  await scope.run(changeSeries, { ...about, ...change }, call);
  return redirect(here, 303);
};

type Data = Route.ComponentProps['loaderData'];

function Change({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const means = useMeans();
  const labels = { ...useTermsLabels(data.people), fromOn: t`Takes effect on`, reason: t`Reason` };
  return (
    <PostForm name="change" requestKey={data.requestKey} sentences={changeBoardSentences} labels={labels}>
      <input type="hidden" name="version" value={data.version} />
      <Section title={t`When and where`}>
        <div className="form-columns">
          <Field
            name="fromOn"
            type="date"
            label={<Trans>Takes effect on</Trans>}
            hint={<Trans>Meetings before this day stay as they were.</Trans>}
            required
          />
          <WhenAndWhere given={data.given} zones={data.zones} />
        </div>
      </Section>
      <ChooseQuorum policies={data.policies} given={data.policy} />
      <BoardSeats people={data.people} />
      <Field
        name="reason"
        label={<Trans>Reason</Trans>}
        hint={t`Read by everybody who looks at this board: no names of women.`}
        required
        maxLength={500}
        size={60}
      />
      {means === null ? null : <MeansOfChange means={means} />}
      <div className="form-row">
        {means === null ? null : (
          <Button kind="main" name="intent" value="save">
            <Trans>Change the board</Trans>
          </Button>
        )}
        <Button kind={means === null ? 'main' : 'plain'} name="intent" value="check">
          <Trans>See what it means</Trans>
        </Button>
        <ButtonLink kind="quiet" to={data.meetings}>
          <Trans>Back without saving</Trans>
        </ButtonLink>
      </div>
    </PostForm>
  );
}

export default function ChangeBoard({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <Page
      title={t`Change the board`}
      subtitle={loaderData.name}
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Meetings`, to: loaderData.meetings }, { label: t`Change the board` }]}
        />
      }
    >
      <BoardVersions versions={loaderData.versions} version={loaderData.version} />
      {/* Made anew once the board is another one: fields that stay would go on offering what it was. */}
      <Change key={loaderData.version} data={loaderData} />
    </Page>
  );
}
