import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { appContext } from '../../../kernel/app-context.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { openLink } from '../../../kernel/link-use.ts';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../kernel/http/form-values.ts';
import { readAnew } from '../../../kernel/http/read-anew.ts';
import { localDay } from '../../../kernel/zone.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button } from '../../../ui/button.tsx';
import { Day } from '../../../ui/day.tsx';
import { Field } from '../../../ui/field.tsx';
import { FoldedForm } from '../../../ui/folded-form.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import { correctPerson } from '../commands/correct-person.ts';
import { endRole } from '../commands/end-role.ts';
import { giveRole } from '../commands/give-role.ts';
import { invitePerson } from '../commands/invite-person.ts';
import { offerPassword } from '../commands/offer-password.ts';
import { withdrawInvitation } from '../commands/withdraw-invitation.ts';
import { invitationDays, newPassword, newPasswordDays } from '../invitations.ts';
import { accountMail, passwordMail } from '../mails.ts';
import { pageScope } from '../page-scope.ts';
import { staffOf } from '../queries/staff.ts';
import { staffShown, staffTopics } from '../queries/staff-shown.ts';
import type { Route } from './+types/person.ts';
import { HeldRole } from './held-role.tsx';
import { peopleSentences, usePeopleLabels } from './people-words.ts';
import { RoleFields } from './role-fields.tsx';
import { SignsIn } from './signs-in.tsx';

/** Also after a refusal, so that the forms know the version that stands now. */
export const shouldRevalidate = readAnew;

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId } = scope;
  const { links, mail } = context.get(appContext).services;
  const found = (await scope.read((tx) => staffOf(tx, ownerId))).find(({ id }) => id === params.personId);
  if (found === undefined) throw notFound();
  const person = staffShown(found, scope);
  const { invited } = person;
  /** A mail as it goes out if somebody presses now; the address of its link is not made yet. */
  const shownMail = (kind: string, days: number) => {
    const until = localDay(scope.now.add({ hours: 24 * days }), scope.house.zone);
    const row = { ownerId, id: ownerId, kind, params: { until }, about: null, address: '', linkId: null };
    const { subject, text: says } = mail.composed(row, scope.now);
    return { subject, text: says, goes: mail.transport !== null };
  };
  const about = { ownerId, purpose: newPassword, subject: params.personId, now: scope.now };
  const password = await scope.read((tx) => openLink(tx, about));
  return {
    person,
    /** The address behind which a new password is chosen. */
    newPassword:
      password === null
        ? null
        : {
            address: links.addressOf({ ownerId, id: password.id }, request.url),
            until: localDay(password.expiresAt, scope.house.zone),
          },
    /** The address to hand over. */
    address: invited === null ? null : links.addressOf({ ownerId, id: invited.id }, request.url),
    mail: shownMail(accountMail.kind, invitationDays),
    passwordMail: shownMail(passwordMail.kind, newPasswordDays),
    today: scope.today,
    saved: new URL(request.url).searchParams.has('saved'),
    requestKeys: {
      give: randomUUID(),
      end: randomUUID(),
      correct: randomUUID(),
      invite: randomUUID(),
      password: randomUUID(),
    },
    live: await scope.live(...staffTopics),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const { personId } = params;
  const [version, requestKey] = [versionOf(form), requestKeyOf(form)];
  const which = text(form, 'form') ?? '';
  if (which === 'give') {
    const [role, from] = [text(form, 'given.role') ?? '', text(form, 'given.from') ?? ''];
    const given = { role, discipline: text(form, 'given.discipline'), from };
    await scope.run(giveRole, { personId, given }, { requestKey });
  } else if (which.startsWith('end-')) {
    const to = text(form, 'intent') === 'now' ? null : (text(form, 'to') ?? '');
    await scope.run(endRole, { affiliationId: which.slice(4), version, to }, { requestKey });
  } else if (which === 'correct') {
    const names = {
      latinName: text(form, 'names.latinName') ?? '',
      nativeName: text(form, 'names.nativeName'),
    };
    const reason = reasonGiven(text(form, 'reason'));
    await scope.run(correctPerson, { personId, version, names }, { requestKey, reason });
  } else if (which === 'invite') {
    const byMail = text(form, 'intent') === 'mail';
    await scope.run(invitePerson, { personId, email: text(form, 'email') ?? '', byMail }, { requestKey });
  } else if (which === 'offer-password') {
    const byMail = text(form, 'intent') === 'mail';
    await scope.run(offerPassword, { personId, byMail }, { requestKey });
  } else if (which === 'withdraw') {
    await scope.run(withdrawInvitation, { personId }, { requestKey });
  } else throw refused('unreadable_form');
  return redirect(`/c/${params.slug}/people/${personId}?saved`, 303);
};

type Data = Route.ComponentProps['loaderData'];

function Roles({ person, today, requestKeys }: Pick<Data, 'person' | 'today' | 'requestKeys'>) {
  const { t } = useLingui();
  const labels = usePeopleLabels();
  return (
    <Section title={t`Roles`}>
      <ul className="work-list">
        {person.roles.map((held) => (
          <li key={held.id}>
            <HeldRole held={held} />
            {held.mayEnd ? (
              <FoldedForm name={`end-${held.id}`} summary={<Trans>End this role</Trans>}>
                <PostForm
                  name={`end-${held.id}`}
                  requestKey={requestKeys.end}
                  sentences={peopleSentences}
                  labels={labels}
                >
                  <input type="hidden" name="version" value={held.version} />
                  <Field name="to" type="date" label={labels['to']} required defaultValue={today} />
                  <div className="form-row">
                    <Button kind="main" name="intent" value="on">
                      <Trans>End it with that day</Trans>
                    </Button>
                    <Button name="intent" value="now">
                      <Trans>End it now</Trans>
                    </Button>
                  </div>
                  <p className="muted">
                    <Trans>
                      Ended now, whatever this person has open by it closes within a second, and what waits
                      for them goes to whoever is asked next.
                    </Trans>
                  </p>
                </PostForm>
              </FoldedForm>
            ) : null}
          </li>
        ))}
      </ul>
      <FoldedForm name="give" summary={<Trans>Give another role</Trans>}>
        <PostForm name="give" requestKey={requestKeys.give} sentences={peopleSentences} labels={labels}>
          <RoleFields at="given" today={today} />
          <Button kind="main">
            <Trans>Give the role</Trans>
          </Button>
        </PostForm>
      </FoldedForm>
    </Section>
  );
}

function Invited({ address, until }: { readonly address: string; readonly until: string }) {
  return (
    <Notice title={<Trans>This address leads to it, once</Trans>}>
      <p>
        <code>{address}</code>
      </p>
      <p>
        <Trans>
          Hand it to this person alone: whoever opens it chooses the password. It stands until{' '}
          <Day date={until} />.
        </Trans>
      </p>
    </Notice>
  );
}

/** What a mail says that the form around it sends, and whether it goes now. */
function MailShown({ mail, name }: { readonly mail: Data['mail']; readonly name: string }) {
  return (
    <>
      <FoldedForm name={name} summary={<Trans>What the mail says</Trans>}>
        <p>
          <strong>{mail.subject}</strong>
        </p>
        <p className="mail-text">{mail.text}</p>
      </FoldedForm>
      {mail.goes ? null : (
        <p className="muted">
          <Trans>No mail server is set: what is sent waits.</Trans>
        </p>
      )}
    </>
  );
}

/** For somebody who has forgotten a password. */
function NewPassword({
  newPassword: open,
  passwordMail: mail,
  requestKeys,
}: Pick<Data, 'newPassword' | 'passwordMail' | 'requestKeys'>) {
  const labels = usePeopleLabels();
  return (
    <>
      {open === null ? null : <Invited {...open} />}
      <PostForm
        name="offer-password"
        requestKey={requestKeys.password}
        sentences={peopleSentences}
        labels={labels}
      >
        <MailShown mail={mail} name="password-mail" />
        <div className="form-row">
          <Button name="intent" value="mail">
            <Trans>Send a link for a new password</Trans>
          </Button>
          <Button name="intent" value="hand">
            <Trans>Give a link for a new password</Trans>
          </Button>
        </div>
      </PostForm>
    </>
  );
}

function SignIn({
  person,
  address,
  mail,
  newPassword: offered,
  passwordMail,
  requestKeys,
}: Pick<Data, 'person' | 'address' | 'mail' | 'newPassword' | 'passwordMail' | 'requestKeys'>) {
  const { t } = useLingui();
  const labels = usePeopleLabels();
  const { hasAccount, invited } = person;
  return (
    <Section title={t`How they sign in`}>
      <p>
        <SignsIn person={person} />
        {invited === null ? null : ` · ${invited.email}`}
      </p>
      {invited === null || address === null ? null : <Invited address={address} until={invited.until} />}
      {invited === null ? null : (
        <PostForm name="withdraw" requestKey={requestKeys.invite} sentences={peopleSentences} labels={labels}>
          <Button>
            <Trans>Withdraw the invitation</Trans>
          </Button>
        </PostForm>
      )}
      {hasAccount ? (
        <NewPassword newPassword={offered} passwordMail={passwordMail} requestKeys={requestKeys} />
      ) : null}
      {hasAccount ? null : (
        <PostForm name="invite" requestKey={requestKeys.invite} sentences={peopleSentences} labels={labels}>
          <Field
            name="email"
            type="email"
            label={labels['email']}
            hint={<Trans>They sign in with it.</Trans>}
            required
            defaultValue={invited?.email}
            maxLength={254}
            size={40}
          />
          <MailShown mail={mail} name="mail" />
          <div className="form-row">
            <Button kind={invited === null ? 'main' : 'plain'} name="intent" value="mail">
              {invited === null ? <Trans>Invite by mail</Trans> : <Trans>Invite anew by mail</Trans>}
            </Button>
            <Button name="intent" value="hand">
              <Trans>Make a link to hand over</Trans>
            </Button>
          </div>
        </PostForm>
      )}
    </Section>
  );
}

function Names({ person, requestKeys }: Pick<Data, 'person' | 'requestKeys'>) {
  const { t } = useLingui();
  const labels = usePeopleLabels();
  return (
    <Section title={t`Correct the name`}>
      <PostForm name="correct" requestKey={requestKeys.correct} sentences={peopleSentences} labels={labels}>
        <input type="hidden" name="version" value={person.version} />
        <div className="form-row">
          <Field
            name="names.latinName"
            label={labels['names.latinName']}
            required
            maxLength={200}
            defaultValue={person.typed.latinName}
          />
          <Field
            name="names.nativeName"
            label={labels['names.nativeName']}
            maxLength={200}
            defaultValue={person.typed.nativeName ?? undefined}
          />
        </div>
        <Field name="reason" label={labels['reason']} required maxLength={500} size={60} />
        <Button kind="main">
          <Trans>Save the correction</Trans>
        </Button>
      </PostForm>
    </Section>
  );
}

export default function PersonPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { person, saved } = loaderData;
  const people = `/c/${params.slug}/people`;
  return (
    <Page
      title={person.name}
      sentences={peopleSentences}
      subtitle={<LiveRefresh url={loaderData.live} />}
      breadcrumb={<Breadcrumb steps={[{ label: t`People`, to: people }, { label: person.name }]} />}
    >
      {saved ? <Notice tone="good" live title={<Trans>Saved.</Trans>} /> : null}
      <Roles {...loaderData} />
      <SignIn {...loaderData} />
      <Names {...loaderData} />
    </Page>
  );
}
