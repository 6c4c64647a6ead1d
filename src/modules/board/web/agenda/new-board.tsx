import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { uuidOfName } from '../../../../kernel/ids.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { colleagues, pageScope } from '../../../directory/index.ts';
import { addSeries } from '../../../meetings/index.ts';
import { boardKind, defaultBoardPolicy } from '../../board-policy.ts';
import type { Route } from './+types/new-board.ts';
import { BoardSeats } from './board-seats.tsx';
import { requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { newBoardSentences } from './new-board-words.ts';
import { operationStyles } from '../../../surgery/web/index.ts';
import { checked, firstDates } from './board-change.ts';
import { MeansOfChange, useMeans } from './means-of-change.tsx';
import { ChooseQuorum, useTermsLabels, WhenAndWhere } from './board-terms.tsx';
import { policiesAsked, readTerms } from './terms-entry.ts';
import { readSeats, seatOffers } from './seat-entry.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: operationStyles }];

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  return {
    slug: params.slug,
    today: scope.today,
    zone: scope.house.zone,
    zones: Intl.supportedValuesOf('timeZone'),
    policies: policiesAsked(null),
    policy: defaultBoardPolicy,
    people: seatOffers(await scope.read((tx) => colleagues(tx, scope.ownerId, scope.today))),
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const requestKey = requestKeyOf(form);
  const series = {
    // A form sent twice must name the same board twice.
    id: uuidOfName(scope.ownerId, 'series', requestKey ?? randomUUID()),
    kind: boardKind,
    name: text(form, 'series.name') ?? '',
    ...readTerms(form),
  };
  if (form.get('intent') === 'check') return checked(form, firstDates(series));
  await scope.run(addSeries, { series, members: readSeats(form) }, { requestKey });
  return redirect(`/c/${params.slug}/meetings`, 303);
};

const useLabels = (people: Route.ComponentProps['loaderData']['people']): Record<string, string> => {
  const { t } = useLingui();
  return { ...useTermsLabels(people), 'series.name': t`Name of the board` };
};

export default function NewBoard({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { slug } = loaderData;
  const means = useMeans();
  return (
    <Page
      title={t`New board`}
      subtitle={<Trans>Everything but its name can be changed later, from a day on.</Trans>}
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
          <div className="form-columns">
            <Field name="series.name" label={<Trans>Name of the board</Trans>} required maxLength={200} />
            <WhenAndWhere
              given={{ minutes: 60, startsOn: loaderData.today, zone: loaderData.zone }}
              zones={loaderData.zones}
            />
          </div>
        </Section>
        <ChooseQuorum policies={loaderData.policies} given={loaderData.policy} />
        <BoardSeats people={loaderData.people} />
        {means === null ? null : <MeansOfChange means={means} />}
        <div className="form-row">
          <Button kind="main" name="intent" value="save">
            <Trans>Set up the board</Trans>
          </Button>
          <Button name="intent" value="check">
            <Trans>See what it means</Trans>
          </Button>
          <ButtonLink kind="quiet" to={`/c/${slug}/meetings`}>
            <Trans>Back without saving</Trans>
          </ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
