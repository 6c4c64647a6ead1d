import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { data, redirect, useActionData } from 'react-router';
import { refused } from '../../../kernel/errors.ts';
import { number, reasonGiven, requestKeyOf, text, versionOf } from '../../../kernel/http/form-values.ts';
import { readAnew } from '../../../kernel/http/read-anew.ts';
import { isRefused, type Refused } from '../../../kernel/http/refusal.ts';
import { localDay } from '../../../kernel/zone.ts';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { type PageScope, pageScope } from '../../directory/index.ts';
import { answerQuestion } from '../commands/answer-question.ts';
import { publishNotice } from '../commands/publish-notice.ts';
import { takeBackNotice } from '../commands/take-back-notice.ts';
import { typedTexts, versionsOf } from '../notice-versions.ts';
import { noticesOf, noticeTopics } from '../queries/notices.ts';
import type { Route } from './+types/notices.ts';
import { NoticeForm } from './notice-form.tsx';
import { NoticeVersions } from './notice-versions-told.tsx';
import { privacySentences } from './privacy-words.ts';
import { Questions } from './questions.tsx';

/** Also after a refusal, so that the forms know what stands now. */
export const shouldRevalidate = readAnew;

const dayOf = (scope: PageScope, at: string | null) => (at === null ? null : localDay(at, scope.house.zone));

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { texts, questions } = await scope.read((tx) => noticesOf(tx, scope.ownerId));
  return {
    versions: versionsOf(texts, (at) => localDay(at, scope.house.zone)),
    questions: questions.map(({ askedAt, answeredAt, ...asked }) => ({
      ...asked,
      askedOn: localDay(askedAt, scope.house.zone),
      answeredOn: dayOf(scope, answeredAt),
    })),
    saved: new URL(request.url).searchParams.has('saved'),
    requestKeys: { publish: randomUUID(), takeBack: randomUUID(), answer: randomUUID() },
    live: await scope.live(...noticeTopics),
  };
};

/** What has been looked at is shown as it will be read; it is published only when it is sent as it was looked at. */
const previewed = (form: FormData, checked: string) => {
  const submitted = Object.fromEntries(
    [...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]),
  );
  return data({
    refusal: { code: 'form_previewed', params: {}, field: undefined, issues: [] },
    submitted: { ...submitted, checked: [checked] },
  } satisfies Refused);
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const requestKey = requestKeyOf(form);
  const which = text(form, 'form') ?? '';
  if (which === 'publish') {
    const texts = typedTexts((name) => text(form, name));
    if (texts.length === 0) throw refused('too_small', {}, { field: 'body.en' });
    const reason = text(form, 'reason') ?? undefined;
    const checked = JSON.stringify(texts);
    if (form.get('intent') !== 'publish' || form.get('checked') !== checked) return previewed(form, checked);
    await scope.run(
      publishNotice,
      { last: number(form, 'last') ?? Number.NaN, texts },
      { requestKey, reason },
    );
  } else if (which === 'take-back') {
    const reason = reasonGiven(text(form, 'reason'));
    await scope.run(takeBackNotice, { number: number(form, 'number') }, { requestKey, reason });
  } else if (which.startsWith('answer-')) {
    const answer = text(form, 'intent') === 'open' ? null : (text(form, 'answer') ?? '');
    const about = { questionId: which.slice(7), version: versionOf(form), answer };
    await scope.run(answerQuestion, about, { requestKey });
  } else throw refused('unreadable_form');
  return redirect(`/c/${params.slug}/notices?saved`, 303);
};

export default function Notices({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const answer: unknown = useActionData();
  const checked = isRefused(answer) ? answer.submitted['checked']?.[0] : undefined;
  const address = `/c/${params.slug}/privacy`;
  const isPublished = loaderData.versions.some(({ until }) => until === null);
  return (
    <Page
      title={t`Privacy`}
      sentences={privacySentences}
      subtitle={
        <>
          <LiveRefresh url={loaderData.live} />{' '}
          {isPublished ? (
            <Trans>
              Everybody may read it, without signing in: <a href={address}>{address}</a>
            </Trans>
          ) : null}
        </>
      }
    >
      {loaderData.saved ? <Notice tone="good" live title={<Trans>Saved.</Trans>} /> : null}
      <Questions {...loaderData} />
      <NoticeVersions {...loaderData} />
      <NoticeForm {...loaderData} checked={checked ?? ''} />
    </Page>
  );
}
