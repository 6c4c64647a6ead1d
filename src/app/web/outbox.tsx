import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { msg } from '@lingui/core/macro';
import { Link, redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { refused } from '../../kernel/errors.ts';
import { requestKeyOf, text, versionOf } from '../../kernel/http/form-values.ts';
import { readAnew } from '../../kernel/http/read-anew.ts';
import type { MailPort } from '../../kernel/mail/port.ts';
import { Temporal } from 'temporal-polyfill';
import { localDay, localTime } from '../../kernel/zone.ts';
import {
  canKeepPeople,
  lastMails,
  mailTopics,
  pageScope,
  namesIn,
  sendMailAgain,
  withdrawMail,
} from '../../modules/directory/index.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import type { Sentences } from '../../ui/sentences.ts';
import { sayLives } from '../backup/commands/say-lives.ts';
import type { Route } from './+types/outbox.ts';

/** Also after a refusal, so that the page says what stands now. */
export const shouldRevalidate = readAnew;

/** Mails that the page lists. */
const most = 200;

type Row = Awaited<ReturnType<typeof lastMails>>[number];

/** What a mail says; null of one that cannot be written any more, because the program knows its kind no longer. */
const composedOf = (port: MailPort, row: Row, now: Temporal.Instant) => {
  try {
    const { subject, text: body } = port.composed(row, now);
    return { subject, text: body };
  } catch {
    return null;
  }
};

export const loader = async ({ request, context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, actor, locale, now, house } = scope;
  const { mail } = context.get(appContext).services;
  const asked = new URL(request.url).searchParams.get('mail');
  const { rows, names } = await scope.read(async (tx) => {
    const found = await lastMails(tx, ownerId, most + 1);
    const ids = found.flatMap(({ recipient }) => recipient ?? []);
    return { rows: found, names: await namesIn(tx, locale, ids) };
  });
  const when = (at: string) => ({ on: localDay(at, house.zone), at: localTime(at, house.zone) });
  const held = await mail.heldSince(ownerId);
  return {
    mails: rows.slice(0, most).map((row) => {
      const said = composedOf(mail, row, now);
      return {
        id: row.id,
        version: row.version,
        to: row.recipient === null ? null : (names.get(row.recipient) ?? null),
        address: row.address,
        subject: said?.subject ?? row.kind,
        // A link's address lets whoever reads it use it: it is in the mail alone.
        text: row.id === asked && row.linkId === null ? (said?.text ?? null) : null,
        isSecret: row.id === asked && row.linkId !== null,
        state: row.state,
        code: row.code,
        tries: row.tries,
        sent: row.sentAt === null ? null : when(row.sentAt),
        next: row.state === 'waiting' && row.tries > 0 ? when(row.nextAt) : null,
      };
    }),
    more: rows.length > most,
    asked,
    noServer: mail.transport === null,
    held: held === null ? null : { ...when(held), restoredAt: held },
    maySayLives: canKeepPeople(actor, ownerId),
    requestKey: randomUUID(),
    live: await scope.live(...mailTopics, 'event:backup.lives'),
  };
};

export const action = async ({ request, context, params }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const requestKey = requestKeyOf(form);
  const [which, mailId] = (text(form, 'form') ?? '').split('.');
  if (which === 'lives')
    await scope.run(sayLives, { restoredAt: text(form, 'restoredAt') ?? '' }, { requestKey });
  else if (which === 'withdraw')
    await scope.run(withdrawMail, { mailId, version: versionOf(form) }, { requestKey });
  else if (which === 'again')
    await scope.run(sendMailAgain, { mailId, version: versionOf(form) }, { requestKey });
  else throw refused('unreadable_form');
  return redirect(`/c/${params.slug}/outbox`, 303);
};

const sentences: Sentences = {
  mail_overtaken: msg`They were written to about the same since.`,
  mail_not_waiting: msg`This mail has gone out, or was withdrawn.`,
};

type Data = Route.ComponentProps['loaderData'];
type Mail = Data['mails'][number];

const stateWords = {
  waiting: msg`waits`,
  sent: msg`sent`,
  refused: msg`refused`,
  bounced: msg`came back`,
  withdrawn: msg`withdrawn`,
} as const;

/** Why a mail did not go, as far as it is told in words. */
const codeWords: Readonly<Record<string, ReturnType<typeof msg>>> = {
  link_over: msg`its link was withdrawn or has expired`,
  overtaken: msg`a newer one took its place`,
  too_late: msg`it would have come too late`,
  not_written: msg`it could not be written: tell whoever runs this installation`,
  ECONNECTION: msg`the mail server does not answer`,
  ESOCKET: msg`the mail server does not answer`,
  ETIMEDOUT: msg`the mail server does not answer`,
  ECONNREFUSED: msg`the mail server does not answer`,
  EAUTH: msg`the mail server does not let this program in`,
  '550': msg`the address is not known there`,
};

function State({ mail }: { readonly mail: Mail }) {
  const { i18n } = useLingui();
  const word = mail.code === null ? undefined : codeWords[mail.code];
  return (
    <>
      {i18n._(stateWords[mail.state])}
      {mail.sent === null ? null : (
        <>
          {' '}
          <Day date={mail.sent.on} /> {mail.sent.at}
        </>
      )}
      {mail.code === null ? null : (
        <span className="muted"> · {word === undefined ? mail.code : i18n._(word)}</span>
      )}
      {mail.next === null ? null : (
        <span className="muted">
          {' · '}
          <Trans>
            again <Day date={mail.next.on} /> {mail.next.at}
          </Trans>
        </span>
      )}
    </>
  );
}

function Press({ mail, requestKey }: { readonly mail: Mail; readonly requestKey: string }) {
  const { t } = useLingui();
  const may = {
    waiting: 'withdraw',
    refused: 'again',
    bounced: 'again',
    sent: null,
    withdrawn: null,
  } as const;
  const what = may[mail.state];
  if (what === null) return null;
  return (
    <PostForm name={`${what}.${mail.id}`} requestKey={requestKey} sentences={sentences} labels={{}}>
      <input type="hidden" name="version" value={mail.version} />
      <Button
        aria-label={
          what === 'withdraw'
            ? t`Withdraw the mail to ${mail.address}`
            : t`Send the mail to ${mail.address} again`
        }
      >
        {what === 'withdraw' ? <Trans>Withdraw</Trans> : <Trans>Send again</Trans>}
      </Button>
    </PostForm>
  );
}

function Said({ mail }: { readonly mail: Mail }) {
  return (
    <Section title={mail.subject}>
      <p className="muted">
        {mail.to} {mail.address}
      </p>
      {mail.isSecret ? (
        <p>
          <Trans>It brings the address of a link, which only its reader sees.</Trans>
        </p>
      ) : (
        <div className="as-typed">
          <p className="mail-text">{mail.text}</p>
        </div>
      )}
    </Section>
  );
}

export default function Outbox({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { mails, more, asked, noServer, held, maySayLives, requestKey, live } = loaderData;
  const read = mails.find(({ id }) => id === asked);
  const columns: Column<Mail>[] = [
    {
      key: 'to',
      header: t`To`,
      names: true,
      cell: ({ to, address }) => (to === null ? address : `${to} · ${address}`),
    },
    {
      key: 'subject',
      header: t`Subject`,
      cell: ({ id, subject }) => <Link to={`/c/${params.slug}/outbox?mail=${id}`}>{subject}</Link>,
    },
    { key: 'state', header: t`State`, cell: (mail) => <State mail={mail} /> },
    {
      key: 'press',
      header: t`Change`,
      cell: (mail) => <Press mail={mail} requestKey={`${requestKey}-${mail.id}`} />,
    },
  ];
  return (
    <Page title={t`Outgoing mail`} sentences={sentences} subtitle={<LiveRefresh url={live} />}>
      {held === null ? null : (
        <Notice
          tone="warn"
          title={
            <Trans>
              This record was restored from a backup on <Day date={held.on} /> {held.at}: nothing is sent.
            </Trans>
          }
        >
          <p>
            <Trans>
              If the record it was copied from still runs somewhere, both would write to the same people.
              Mails go out once somebody says that this is the one people work on.
            </Trans>
          </p>
          {maySayLives ? (
            <PostForm name="lives" requestKey={requestKey} sentences={sentences} labels={{}}>
              <input type="hidden" name="restoredAt" value={held.restoredAt} />
              <Button kind="main">
                <Trans>This is the record people work on</Trans>
              </Button>
            </PostForm>
          ) : (
            <p>
              <Trans>An administrator says so.</Trans>
            </p>
          )}
        </Notice>
      )}
      {noServer ? (
        <Notice tone="warn" title={<Trans>No mail server is set.</Trans>}>
          <p>
            <Trans>
              What is sent waits until whoever runs this installation names one (CONSILIUM_SMTP_URL).
            </Trans>
          </p>
        </Notice>
      ) : null}
      {read === undefined ? null : <Said mail={read} />}
      <DataTable
        caption={t`Mails, the newest first`}
        columns={columns}
        rows={mails}
        rowKey={({ id }) => id}
        empty={<Empty title={<Trans>No mail has been written yet.</Trans>} />}
      />
      {more ? (
        <p className="muted">
          <Trans>Older ones are in the record and are not listed here.</Trans>
        </p>
      ) : null}
    </Page>
  );
}
