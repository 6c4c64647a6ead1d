import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { uuidOfName } from '../../../../kernel/ids.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { colleagues, pageScope } from '../../../directory/index.ts';
import { addSeries } from '../../../meetings/index.ts';
import { boardKind, boardPolicies, boardPolicy, defaultBoardPolicy } from '../../board-policy.ts';
import type { Route } from './+types/new-board.ts';
import { BoardSeats } from './board-seats.tsx';
import { number, requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { newBoardSentences, useWeekdayRules } from './new-board-words.ts';
import { operationStyles } from '../../../surgery/web/index.ts';
import { type Asked, PolicyAsks } from './policy-asks.tsx';
import { readSeats, seatOffers } from './seat-entry.ts';
import { useName } from '../../../../ui/name.ts';
import { seatField } from './seat-fields.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: operationStyles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  return {
    slug: params.slug,
    today: scope.today,
    zone: scope.house.zone,
    zones: Intl.supportedValuesOf('timeZone'),
    policies: boardPolicies.map(({ name, terms: { id, clauses } }): Asked => ({ id, name, clauses })),
    policy: defaultBoardPolicy,
    people: seatOffers(await scope.read((tx) => colleagues(tx, scope.ownerId, scope.today))),
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const requestKey = requestKeyOf(form);
  const said = (name: string) => text(form, `series.${name}`) ?? '';
  const series = {
    // A form sent twice must name the same board twice.
    id: uuidOfName(scope.ownerId, 'series', requestKey ?? randomUUID()),
    kind: boardKind,
    name: said('name'),
    rule: said('rule'),
    startsOn: said('startsOn'),
    localTime: said('localTime'),
    zone: said('zone'),
    minutes: number(form, 'series.minutes'),
    venue: text(form, 'series.venue'),
    policy: boardPolicy(said('policy')),
  };
  await scope.run(addSeries, { series, members: readSeats(form) }, { requestKey });
  return redirect(`/c/${params.slug}/meetings`, 303);
};

function WhenAndWhere({ data }: { readonly data: Route.ComponentProps['loaderData'] }) {
  const { t } = useLingui();
  return (
    <div className="form-columns">
      <Field name="series.name" label={<Trans>Name of the board</Trans>} required maxLength={200} />
      <Field name="series.venue" label={<Trans>Place</Trans>} maxLength={200} />
      <Select
        name="series.rule"
        label={<Trans>Every week on</Trans>}
        options={[{ value: '', label: t`– choose –` }, ...useWeekdayRules()]}
        required
      />
      <Field
        name="series.localTime"
        type="time"
        label={<Trans>Begins at</Trans>}
        hint={<Trans>Local time; it stays the same when clocks change.</Trans>}
        required
      />
      <Field
        name="series.minutes"
        type="number"
        min={1}
        max={600}
        label={<Trans>Length</Trans>}
        unit={<Trans>minutes</Trans>}
        defaultValue="60"
        required
      />
      <Field
        name="series.startsOn"
        type="date"
        label={<Trans>First day it may meet</Trans>}
        defaultValue={data.today}
        required
      />
      <Field
        name="series.zone"
        label={<Trans>Time zone</Trans>}
        defaultValue={data.zone}
        list="zones"
        autoComplete="off"
        required
      />
      <datalist id="zones">
        {data.zones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </datalist>
    </div>
  );
}

const useLabels = (people: Route.ComponentProps['loaderData']['people']): Record<string, string> => {
  const { t } = useLingui();
  const named = useName();
  const seats = people.map(({ personId, name }): [string, string] => [
    seatField.discipline(personId),
    named(name),
  ]);
  return {
    'series.name': t`Name of the board`,
    'series.rule': t`Every week on`,
    'series.localTime': t`Begins at`,
    'series.minutes': t`Length`,
    'series.startsOn': t`First day it may meet`,
    'series.zone': t`Time zone`,
    'series.policy': t`Quorum`,
    ...Object.fromEntries(seats),
  };
};

export default function NewBoard({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { slug } = loaderData;
  return (
    <Page
      title={t`New board`}
      subtitle={<Trans>A board meets every week. What stands here cannot be changed later.</Trans>}
      breadcrumb={
        <Breadcrumb steps={[{ label: t`Meetings`, to: `/c/${slug}/meetings` }, { label: t`New board` }]} />
      }
    >
      <PostForm
        name="board"
        requestKey={loaderData.requestKey}
        sentences={newBoardSentences}
        labels={useLabels(loaderData.people)}
      >
        <Section title={t`When and where`}>
          <WhenAndWhere data={loaderData} />
        </Section>
        <Section title={t`Quorum`}>
          <Choice
            name="series.policy"
            label={<Trans>Who must be there when a case is concluded</Trans>}
            options={loaderData.policies.map((policy) => ({
              value: policy.id,
              label: <PolicyAsks policy={policy} />,
            }))}
            defaultValue={loaderData.policy}
            required
          />
        </Section>
        <BoardSeats people={loaderData.people} />
        <div className="form-row">
          <Button kind="main">
            <Trans>Set up the board</Trans>
          </Button>
          <ButtonLink kind="quiet" to={`/c/${slug}/meetings`}>
            <Trans>Back without saving</Trans>
          </ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
