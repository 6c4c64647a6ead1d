import { Trans, useLingui } from '@lingui/react/macro';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import { refused } from '../../../../kernel/errors.ts';
import type { Fill } from '../../../../kernel/fills.ts';
import { number, requestKeyOf } from '../../../../kernel/http/form-values.ts';
import { pageScope, type PageScope } from '../../../directory/index.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ButtonLink } from '../../../../ui/button.tsx';
import { ConfirmAnswers } from '../../../../ui/confirm-answers.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import type { Fact } from '../../../../ui/facts.tsx';
import { sayIn } from '../../../../ui/form/say.ts';
import { Page } from '../../../../ui/page.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { NotNow } from '../../../../ui/slot.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { recordWorkUp } from '../../commands/record-work-up.ts';
import { caseOfPage, whomOf } from '../../case-of-page.ts';
import { datasetFor } from '../../asked-datasets.ts';
import type { Site } from '../../schema.ts';
import { unverifiedItems } from '../../unverified-items.ts';
import { type AskedItem, type RecordedItem, workUpForm } from '../../work-up-form.ts';
import { partAsked, questionAsked, saveWorkUp, workUpOfPage } from '../../work-up-part.ts';
import { careSentences } from '../care-sentences.ts';
import { WhomBanner } from '../whom-banner.tsx';
import { useWords } from '../words.tsx';
import type { Route } from './+types/work-up.ts';
import caseStyles from './case.css?url';
import { handedItems } from './handed-items.ts';
import { useItemLabel } from './item-label.ts';
import { ItemValue } from './item-value.tsx';
import { NowRecorded, ReplacedVersion, useConflict } from './now-recorded.tsx';
import { useWorkUpLabels, WorkUpFields } from './work-up-fields.tsx';
import { WorkUpParts } from './work-up-parts.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the form knows the version that stands now. */
export const shouldRevalidate = readAnew;

const loaded = async (scope: PageScope, fills: readonly Fill[], caseId: string, request: Request) => {
  const whole = await caseOfPage(scope, caseId);
  const asked = new URL(request.url).searchParams;
  const part = partAsked(scope, asked.get('part'));
  const question = questionAsked(whole, asked.get('question'));
  return { whole, part, question, ...(await workUpOfPage(scope, fills, { whole, part, question })) };
};

export const loader = async ({ params, context, request }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { fills } = context.get(appContext).services;
  const { whole, part, question, boardOn, isWhole, items, recorded, open } = await loaded(
    scope,
    fills,
    params.caseId,
    request,
  );
  return {
    back: `/c/${params.slug}/cases/${params.caseId}`,
    slug: params.slug,
    label: whole.case.label,
    whom: await whomOf(scope, whole.case),
    part,
    isWhole,
    question: question && { id: question.id, receivedOn: question.receivedOn, boardOn },
    open,
    items: handedItems(scope, items),
    unverified: unverifiedOf(scope, whole.case.site, items),
    recorded,
    form: workUpForm(items, recorded),
    requestKey: randomUUID(),
  };
};

/** What of these items no source was read for, in the reader's language. */
const unverifiedOf = ({ i18n }: PageScope, site: Site | null, items: readonly AskedItem[]): string[] => {
  const dataset = datasetFor(site);
  if (dataset === null) return [];
  const definitions = items.map(({ definition }) => definition);
  const keys = new Set(unverifiedItems(dataset, dataset.items).map(({ key }) => key));
  return definitions.flatMap(({ key, label }) => (keys.has(key) ? [sayIn(i18n)(label)] : []));
};

/** The versions that were read, of every item that stood in the form. */
const versionsOf = (form: FormData, items: readonly { readonly key: string }[]) =>
  Object.fromEntries(items.map(({ key }) => [key, number(form, `version.${key}`) ?? 0]));

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const { caseId } = params;
  const { fills } = context.get(appContext).services;
  const { items, recorded } = await loaded(scope, fills, caseId, request);
  await saveWorkUp(form, { items, recorded }, async (said) => {
    if (said.length === 0) throw refused('nothing_entered');
    const input = { caseId, items: said, versions: versionsOf(form, said) };
    await scope.run(recordWorkUp, input, { requestKey: requestKeyOf(form) });
  });
  return redirect(`/c/${params.slug}/cases/${caseId}#work-up`, 303);
};

/** The items that somebody else saved while this form was open. */
const useChangedItems = (
  items: Route.ComponentProps['loaderData']['items'],
  recorded: readonly RecordedItem[],
): readonly Fact[] => {
  const conflict = useConflict();
  const label = useItemLabel();
  const { word } = useWords();
  if (conflict === null) return [];
  return items.flatMap(({ definition }) => {
    const now = recorded.find(({ key }) => key === definition.key);
    const read = conflict[`version.${definition.key}`]?.[0] ?? '0';
    if (now === undefined || Number(read) === now.version) return [];
    const value =
      now.state === 'present' ? (
        <ItemValue item={now} definition={definition} />
      ) : (
        word('workUpState', now.state)
      );
    return [{ key: definition.key, label: label(definition), value }];
  });
};

/** The question whose items these are, and the board they are counted for. */
function ForQuestion(props: {
  readonly question: NonNullable<Route.ComponentProps['loaderData']['question']>;
}) {
  const { receivedOn, boardOn } = props.question;
  const asked = <Day date={receivedOn} />;
  if (boardOn === null)
    return (
      <p className="muted">
        <Trans>For the question of {asked}, which is on no agenda yet</Trans>
      </p>
    );
  const board = <Day date={boardOn} />;
  return (
    <p className="muted">
      <Trans>
        For the question of {asked}, which the board of {board} will discuss
      </Trans>
    </p>
  );
}

/** What is asked without a source that was read, said on the page that asks it. */
function Unverified({ labels }: { readonly labels: readonly string[] }) {
  if (labels.length === 0) return null;
  const items = labels.join(', ');
  return (
    <p className="muted">
      <Tag tone="warn">
        <Trans>unverified</Trans>
      </Tag>{' '}
      <Trans>Asked from general knowledge, not from a source that was read: {items}</Trans>
    </p>
  );
}

export default function WorkUp({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { back, form, items, label, open, part, question, recorded, slug } = loaderData;
  const { word } = useWords();
  const labels = useWorkUpLabels(form, items);
  const changed = useChangedItems(items, recorded);
  return (
    <WhomBanner whom={loaderData.whom}>
      <Page
        title={t`Work-up of case ${label}`}
        breadcrumb={
          <Breadcrumb
            steps={[{ label: t`Cases`, to: `/c/${slug}/cases` }, { label, to: back }, { label: t`Work-up` }]}
          />
        }
      >
        {Object.keys(open).length === 0 ? (
          <Empty title={<Trans>No minimum dataset is defined for this site yet.</Trans>}>
            <ButtonLink to={back}>
              <Trans>Back to the case</Trans>
            </ButtonLink>
          </Empty>
        ) : (
          <>
            {loaderData.isWhole ? null : <NotNow />}
            {question === null || !loaderData.isWhole ? null : <ForQuestion question={question} />}
            <WorkUpParts path={`${back}/work-up`} open={open} here={part} question={question?.id ?? null} />
            <PostForm
              key={part}
              name="work-up"
              requestKey={loaderData.requestKey}
              sentences={careSentences}
              labels={labels}
            >
              <NowRecorded facts={changed} />
              {items.map(({ definition: { key } }) => (
                <ReplacedVersion
                  key={key}
                  name={`version.${key}`}
                  version={recorded.find((item) => item.key === key)?.version ?? 0}
                />
              ))}
              <WorkUpFields
                form={form}
                items={items}
                recorded={recorded}
                answered={(code) => word('itemChoice', code)}
              />
              <Unverified labels={loaderData.unverified} />
              <ConfirmAnswers />
              <SaveRow save={<Trans>Save all</Trans>} leave={<Trans>Back without saving</Trans>} to={back} />
            </PostForm>
          </>
        )}
      </Page>
    </WhomBanner>
  );
}
