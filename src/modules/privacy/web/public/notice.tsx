import { randomUUID } from 'node:crypto';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { data, redirect } from 'react-router';
import { notFound } from '../../../../kernel/errors.ts';
import { requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { publicScope } from '../../../../kernel/http/public-scope.ts';
import { nameIn } from '../../../../kernel/names.ts';
import { Button } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { Field, TextArea } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { Sentences } from '../../../../ui/sentences.ts';
import { sendQuestion } from '../../commands/send-question.ts';
import { publishedNotice } from '../../queries/published-notice.ts';
import { receiptIn } from '../../receipt.ts';
import { NoticeTold } from '../notice-told.tsx';
import type { Route } from './+types/notice.ts';

/** A house that has published nothing and no house at all are answered alike: nobody learns here which houses there are. */
export const loader = async ({ params, request, context }: Route.LoaderArgs) => {
  const { read, locale } = publicScope(context);
  const found = await read((tx) => publishedNotice(tx, params.slug, locale));
  if (found === null) return data({ notice: null, sent: null, requestKey: '' }, { status: 404 });
  const { ownerId: _ownerId, house, ...notice } = found;
  return data({
    notice: { ...notice, house: nameIn(locale, house) },
    sent: receiptIn(new URL(request.url).searchParams.get('received')),
    requestKey: randomUUID(),
  });
};

export const action = async ({ params, request, context }: Route.ActionArgs) => {
  const { read, send, locale } = publicScope(context);
  const form = await request.formData();
  const asked = {
    name: text(form, 'name') ?? '',
    address: text(form, 'address') ?? '',
    text: text(form, 'text') ?? '',
  };
  const found = await read((tx) => publishedNotice(tx, params.slug, locale));
  if (found === null) throw notFound();
  const to = { ownerId: found.ownerId, requestKey: requestKeyOf(form) };
  const { receipt } = await send(sendQuestion, to, asked);
  return redirect(`/c/${params.slug}/privacy?received=${receipt}#ask`, 303);
};

const sentences: Sentences = {
  too_small: msg`Please say something here.`,
  too_many_sent: msg`Too much was sent from where you are, or to this house. Nothing was saved. Please try again in an hour, or turn to the house in another way.`,
  too_many_at_once: msg`Too much is going on at the moment. Nothing was saved. Please send it again.`,
};

function Asking({ sent, requestKey }: { readonly sent: string | null; readonly requestKey: string }) {
  const { t } = useLingui();
  const labels = {
    name: t`Your name`,
    address: t`Where an answer reaches you`,
    text: t`What you ask`,
  };
  return (
    <Section id="ask" title={t`Ask about data of your own`}>
      {sent === null ? null : (
        <Notice tone="good" live title={<Trans>Your question has arrived.</Trans>}>
          <p>
            <Trans>
              Its number is <strong>{sent}</strong>. Please keep it: by it you can come back to your question.
            </Trans>
          </p>
        </Notice>
      )}
      <p className="prose">
        <Trans>
          Only those who answer for the privacy of this house read what you send. Please write nothing about
          an illness here.
        </Trans>
      </p>
      <PostForm name="ask" requestKey={requestKey} labels={labels} sentences={sentences} reloadDocument>
        <Field name="name" label={labels.name} autoComplete="name" required maxLength={200} size={40} />
        <Field
          name="address"
          label={labels.address}
          hint={<Trans>An e-mail or postal address, or a telephone number.</Trans>}
          required
          maxLength={300}
          size={40}
        />
        <TextArea name="text" label={labels.text} required maxLength={4000} rows={6} />
        <Button kind="main">
          <Trans>Send</Trans>
        </Button>
      </PostForm>
    </Section>
  );
}

export default function PublicNotice({ loaderData }: Route.ComponentProps) {
  const { t, i18n } = useLingui();
  const { notice } = loaderData;
  if (notice === null)
    return (
      <Page title={t`Privacy notice`}>
        <Empty title={<Trans>No privacy notice is published here.</Trans>}>
          <Trans>Please ask the house whose address this is.</Trans>
        </Empty>
      </Page>
    );
  const { house, number, fromOn, body, locale } = notice;
  return (
    <Page
      title={t`Privacy notice`}
      subtitle={
        <Trans>
          {house}, version {number}, published on <Day date={fromOn} />
        </Trans>
      }
    >
      {locale === i18n.locale ? null : (
        <Notice>
          <Trans>The house has not published it in your language.</Trans>
        </Notice>
      )}
      <NoticeTold body={body} locale={locale} />
      <Asking {...loaderData} />
    </Page>
  );
}
