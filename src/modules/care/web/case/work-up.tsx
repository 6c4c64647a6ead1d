import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { redirect } from 'react-router';
import { refused } from '../../../../kernel/errors.ts';
import { pageScope } from '../../../directory/index.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ButtonLink } from '../../../../ui/button.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import type { Fact } from '../../../../ui/facts.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { recordWorkUp } from '../../commands/record-work-up.ts';
import { datasetFor, type DatasetItem } from '../../minimum-dataset.ts';
import type { Route } from './+types/work-up.ts';
import caseStyles from './case.css?url';
import { careSentences } from '../care-sentences.ts';
import { text } from '../../../../kernel/http/form-values.ts';
import { caseOfPage, whomOf } from '../../case-of-page.ts';
import { WhomBanner } from '../whom-banner.tsx';
import { itemField } from '../../item-field.ts';
import { readWorkUp, type RecordedItem } from '../../work-up-answers.ts';
import { useItemLabel, useWorkUpLabels, WorkUpFields } from './work-up-fields.tsx';
import { useWords } from '../words.tsx';
import { ItemValue } from './item-value.tsx';
import { NowRecorded, useConflict } from './now-recorded.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the form knows the version that stands now. */
export const shouldRevalidate = () => true;

const recordedOf = (whole: Awaited<ReturnType<typeof caseOfPage>>) =>
  whole.workUp.map(({ key, state, value, unit, takenOn, reason, version }) => ({
    key,
    state,
    value,
    unit,
    takenOn,
    reason,
    version,
  }));

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const whole = await caseOfPage(scope, params.caseId);
  return {
    back: `/c/${params.slug}/cases/${params.caseId}`,
    slug: params.slug,
    label: whole.case.label,
    whom: await whomOf(scope, whole.case),
    items: datasetFor(whole.case.site)?.items ?? [],
    recorded: recordedOf(whole),
    requestKey: randomUUID(),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const whole = await caseOfPage(scope, params.caseId);
  const read = readWorkUp(form, datasetFor(whole.case.site)?.items ?? [], recordedOf(whole));
  if (read.items.length === 0) throw refused('nothing_entered');
  await scope.run(
    recordWorkUp,
    { caseId: params.caseId, ...read },
    { requestKey: text(form, 'requestKey') ?? undefined },
  );
  return redirect(`/c/${params.slug}/cases/${params.caseId}#work-up`, 303);
};

/** The items that somebody else saved while this form was open. */
const useChangedItems = (
  items: readonly DatasetItem[],
  recorded: readonly RecordedItem[],
): readonly Fact[] => {
  const conflict = useConflict();
  const label = useItemLabel();
  const { word } = useWords();
  return items.flatMap((item) => {
    const now = recorded.find(({ key }) => key === item.key);
    const read = conflict?.[itemField(item.key, 'version')]?.[0];
    if (now === undefined || read === undefined || Number(read) === now.version) return [];
    const value =
      now.state === 'present' ? <ItemValue item={now} definition={item} /> : word('workUpState', now.state);
    return [{ key: item.key, label: label(item), value }];
  });
};

export default function WorkUp({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { back, items, label, recorded, slug } = loaderData;
  const labels = useWorkUpLabels(items);
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
        {items.length === 0 ? (
          <Empty title={<Trans>No minimum dataset is defined for this site yet.</Trans>}>
            <ButtonLink to={back}>
              <Trans>Back to the case</Trans>
            </ButtonLink>
          </Empty>
        ) : (
          <PostForm
            name="work-up"
            requestKey={loaderData.requestKey}
            sentences={careSentences}
            labels={labels}
          >
            <NowRecorded facts={changed} />
            <WorkUpFields items={items} recorded={recorded} />
            <SaveRow save={<Trans>Save all</Trans>} leave={<Trans>Back without saving</Trans>} to={back} />
          </PostForm>
        )}
      </Page>
    </WhomBanner>
  );
}
