import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { refused } from '../../../kernel/errors.ts';
import { number, requestKeyOf, text } from '../../../kernel/http/form-values.ts';
import { readAnew } from '../../../kernel/http/read-anew.ts';
import { localDay } from '../../../kernel/zone.ts';
import { Button } from '../../../ui/button.tsx';
import { Day } from '../../../ui/day.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import { pageScope } from '../../directory/index.ts';
import { takeNote } from '../commands/take-note.ts';
import { inLanguage } from '../in-language.ts';
import { notedBy, noteTopics } from '../queries/notices.ts';
import type { Route } from './+types/own-data.ts';
import { NoticeTold } from './notice-told.tsx';
import { privacySentences } from './privacy-words.ts';

export const shouldRevalidate = readAnew;

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, actor, house, locale } = scope;
  const { texts, noted } = await scope.read((tx) => notedBy(tx, ownerId, actor.personId));
  const standing = inLanguage(texts, locale);
  return {
    notice:
      standing === null
        ? null
        : {
            number: standing.number,
            locale: standing.locale,
            body: standing.body,
            from: localDay(standing.from, house.zone),
          },
    noted: noted.map((one) => ({ number: one.number, on: localDay(one.at, house.zone) })),
    requestKey: randomUUID(),
    live: await scope.live(...noteTopics),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  if (text(form, 'form') !== 'note') throw refused('unreadable_form');
  await scope.run(takeNote, { number: number(form, 'number') }, { requestKey: requestKeyOf(form) });
  return redirect(`/c/${params.slug}/own-data`, 303);
};

type Data = Route.ComponentProps['loaderData'];

function Noted({ notice, noted, requestKey }: Pick<Data, 'notice' | 'noted' | 'requestKey'>) {
  const isNoted = noted.some(({ number: one }) => one === notice?.number);
  return (
    <>
      {notice === null || isNoted ? null : (
        <PostForm name="note" requestKey={requestKey} sentences={privacySentences}>
          <input type="hidden" name="number" value={notice.number} />
          <Button kind="main">
            <Trans>I have taken note of version {notice.number}</Trans>
          </Button>
        </PostForm>
      )}
      <ul>
        {noted.map(({ number: one, on }) => (
          <li key={one}>
            <Trans>
              You took note of version {one} on <Day date={on} />.
            </Trans>
          </li>
        ))}
      </ul>
    </>
  );
}

export default function OwnData({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { notice } = loaderData;
  return (
    <Page
      title={t`Your data`}
      sentences={privacySentences}
      subtitle={<LiveRefresh url={loaderData.live} />}
      actions={<Link to={`/c/${params.slug}/who-may`}>{t`Who may see and do what`}</Link>}
    >
      <Section title={t`Privacy notice of the house`}>
        {notice === null ? (
          <Empty title={<Trans>The house has not published a privacy notice.</Trans>}>
            <Trans>Its administrator can.</Trans>
          </Empty>
        ) : (
          <details open={loaderData.noted.every(({ number: one }) => one !== notice.number)}>
            <summary>
              <Trans>
                Version {notice.number}, published on <Day date={notice.from} />
              </Trans>
            </summary>
            <NoticeTold body={notice.body} locale={notice.locale} />
          </details>
        )}
        <Noted {...loaderData} />
      </Section>
    </Page>
  );
}
