import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { appContext } from '../../../../kernel/app-context.ts';
import { refused } from '../../../../kernel/errors.ts';
import { requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { i18nFor } from '../../../../kernel/i18n.ts';
import { languageNames, switchedOn } from '../../../../kernel/languages.ts';
import { localDay } from '../../../../kernel/zone.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { QrCode } from '../../../../ui/qr-code.tsx';
import { squaresOf } from '../../../../ui/qr-squares.ts';
import { pageScope } from '../../../directory/index.ts';
import { headOfPage, whomOf } from '../../case-of-page.ts';
import { askOwnWords } from '../../commands/ask-own-words.ts';
import { withdrawOwnWords } from '../../commands/withdraw-own-words.ts';
import { ownWords } from '../../own-words.ts';
import { ownWordsLink } from '../../queries/own-words-link.ts';
import { WhomBanner } from '../whom-banner.tsx';
import type { Route } from './+types/own-words.ts';
import { OwnWordsPaper } from './own-words-paper.tsx';
import { paperIn } from './own-words-paper-told.ts';
import styles from './forms.css?url';
import { ownWordsSentences } from './own-words-sentences.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const found = await headOfPage(scope, params.caseId);
  const { ownerId } = scope;
  const link = await scope.read((tx) => ownWordsLink(tx, found.id, scope));
  const address =
    link === null
      ? ''
      : context.get(appContext).services.links.addressOf({ ownerId, id: link.id }, request.url);
  const paper = switchedOn.find((language) => language === new URL(request.url).searchParams.get('paper'));
  return {
    whom: await whomOf(scope, found),
    paper: paper === undefined ? null : paperIn(await i18nFor(paper), found.label),
    link: link && {
      address,
      squares: squaresOf(address),
      until: localDay(link.expiresAt, scope.house.zone),
      used: link.used,
      by: link.by,
      on: link.madeAt === null ? null : localDay(link.madeAt, scope.house.zone),
    },
    form: ownWords,
    requestKeys: { ask: randomUUID(), withdraw: randomUUID() },
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const { id: caseId } = await headOfPage(scope, params.caseId);
  const form = await request.formData();
  const command = { ask: askOwnWords, withdraw: withdrawOwnWords }[text(form, 'form') ?? ''];
  if (command === undefined) throw refused('unreadable_form');
  await scope.run(command, { caseId }, { requestKey: requestKeyOf(form) });
  return redirect(`/c/${params.slug}/cases/${caseId}/own-words`, 303);
};

type Link = NonNullable<Route.ComponentProps['loaderData']['link']>;

/** The link that stands: to hand over, and whether somebody has used it. */
function Standing({ link, requestKey }: { readonly link: Link; readonly requestKey: string }) {
  return (
    <>
      <p>
        {link.used ? (
          <Trans>
            She has answered by it. It can be used until <Day date={link.until} />.
          </Trans>
        ) : (
          <Trans>
            Not used yet. It can be used until <Day date={link.until} />.
          </Trans>
        )}
      </p>
      {link.on === null || link.by === null ? null : (
        <p className="muted">
          <Trans>
            Made by {link.by} on <Day date={link.on} />, for her
          </Trans>
        </p>
      )}
      <p>
        <code>{link.address}</code>
      </p>
      <QrCode squares={link.squares} />
      <p className="muted">
        <Trans>
          Show it to her, or write it to her yourself. Whoever has this address can write in her name, and
          sees nothing of her.
        </Trans>
      </p>
      <PostForm name="withdraw" requestKey={requestKey} sentences={ownWordsSentences}>
        <Button>
          <Trans>Withdraw the link</Trans>
        </Button>
      </PostForm>
    </>
  );
}

export default function AskOwnWords({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { whom, link, paper, form, requestKeys } = loaderData;
  const casesPath = `/c/${params.slug}/cases`;
  const casePath = `${casesPath}/${params.caseId}`;
  const title = t`Ask her in her own words`;
  return (
    <Page
      title={paper?.title ?? title}
      sentences={ownWordsSentences}
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Cases`, to: casesPath }, { label: whom.label, to: casePath }, { label: title }]}
        />
      }
    >
      {paper === null ? (
        <WhomBanner whom={whom}>
          <Section title={t`By a link, on her phone`}>
            {link === null ? null : <Standing link={link} requestKey={requestKeys.withdraw} />}
            <PostForm name="ask" requestKey={requestKeys.ask} sentences={ownWordsSentences}>
              {link === null ? null : (
                <p>
                  <Trans>A new link ends this one.</Trans>
                </p>
              )}
              <Button kind={link === null ? 'main' : 'quiet'}>
                {link === null ? <Trans>Make a link</Trans> : <Trans>Make a new link</Trans>}
              </Button>
            </PostForm>
          </Section>
          <Section title={t`On paper, or in a conversation`}>
            <p>
              <Trans>Print the questions in her language:</Trans>{' '}
              {switchedOn.map((language) => (
                <ButtonLink key={language} kind="quiet" to={`${casePath}/own-words?paper=${language}`}>
                  {languageNames[language]}
                </ButtonLink>
              ))}
            </p>
            <p>
              <ButtonLink to={`${casePath}/forms/${form}/new`}>
                <Trans>Type what she has written or said</Trans>
              </ButtonLink>
            </p>
            <p className="muted">
              <Trans>There you also say that she does not want to answer.</Trans>
            </p>
          </Section>
        </WhomBanner>
      ) : (
        <>
          <p className="screen-only">
            <Trans>
              Print this page by your browser. The sheet says the number of the case and neither name nor
              record number: she may leave it lying about.
            </Trans>
          </p>
          <OwnWordsPaper paper={paper} />
        </>
      )}
    </Page>
  );
}
