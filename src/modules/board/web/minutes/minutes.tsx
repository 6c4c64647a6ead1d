import { Trans, useLingui } from '@lingui/react/macro';
import { randomUUID } from 'node:crypto';
import { Link, redirect } from 'react-router';
import { number, requestKeyOf, text } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { canCorrectConclusion, canRunMeeting } from '../../../meetings/index.ts';
import { canSignMinutes } from '../../policy.ts';
import { signMinutes } from '../../commands/sign-minutes.ts';
import { meetingScope } from '../agenda/board-page.ts';
import type { Route } from './+types/minutes.ts';
import { Attendance } from './attendance.tsx';
import styles from './minutes.css?url';
import { Item, Lines } from './minutes-item.tsx';
import { minutesPage } from './minutes-page.ts';
import { MinutesState, Versions } from './minutes-state.tsx';
import { SignForm, signSentences } from './sign-form.tsx';

export const links = () => [{ rel: 'stylesheet', href: styles }];
/** Also after a refusal, so that what is signed next is what stands there. */
export const shouldRevalidate = readAnew;

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const { scope, read, ...page } = await minutesPage(context, params, request);
  const { shown, state, versions, difference } = page;
  const isNow = shown === null && (versions.length === 0 || difference !== null);
  const maySign = state === 'closed' && canSignMinutes(scope.actor, scope.ownerId);
  return {
    ...page,
    maySign,
    mayCorrectPresence: state === 'closed' && canRunMeeting(scope.actor, scope.ownerId),
    mayCorrect: state === 'closed' && canCorrectConclusion(scope.actor, scope.ownerId),
    toSign: maySign && isNow ? { ...read, requestKey: randomUUID() } : null,
    part: new URL(request.url).searchParams.get('part') === 'attendance' ? 'attendance' : 'all',
    path: `/c/${params.slug}/meetings/${params.meetingId}`,
    meetings: `/c/${params.slug}/meetings`,
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await meetingScope(context, params);
  const form = await request.formData();
  const { meetingId } = params;
  const read = { version: number(form, 'version'), digest: text(form, 'digest') };
  await scope.run(
    signMinutes,
    { meetingId, ...read, reason: text(form, 'reason') },
    { requestKey: requestKeyOf(form) },
  );
  return redirect(`/c/${params.slug}/meetings/${meetingId}/minutes`, 303);
};

export type MinutesData = Route.ComponentProps['loaderData'];

export default function MinutesPage({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { board, meetings, path, told, part, toSign } = loaderData;
  const title = part === 'attendance' ? t`Attendance` : t`Minutes of the board`;
  return (
    <Page
      title={title}
      sentences={signSentences}
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Meetings`, to: meetings }, { label: board, to: path }, { label: title }]}
        />
      }
      actions={<Actions data={loaderData} />}
    >
      <MinutesState data={loaderData} />
      <article className="minutes">
        <Lines lines={told.head} />
        <Attendance
          present={told.present}
          toSign={part === 'attendance'}
          correct={loaderData.mayCorrectPresence ? `${path}/presence` : null}
        />
        {part === 'attendance' ? null : (
          <Section title={t`Agenda items`}>
            {told.items.map((item) => (
              <Item
                key={item.id}
                item={item}
                text={textOf(loaderData, item.id)}
                correct={loaderData.mayCorrect ? `${path}/items/${item.id}/correct` : null}
              />
            ))}
          </Section>
        )}
        <Signature data={loaderData} />
      </article>
      {toSign === null || part === 'attendance' ? null : <SignForm {...toSign} />}
      {part === 'attendance' ? null : <Versions data={loaderData} />}
    </Page>
  );
}

const query = (parts: Readonly<Record<string, string | null>>): string => {
  const given = Object.entries(parts).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
};

/** How an address names the version that is shown; nothing for the one that is shown unasked. */
const versionAsked = ({ shown, versions }: MinutesData): string | null => {
  if (shown === versions[0]?.number || versions.length === 0) return null;
  return shown === null ? 'now' : String(shown);
};

const textOf = (data: MinutesData, item: string | null): string =>
  `${data.path}/minutes/text${query({ version: versionAsked(data), item })}`;

function Actions({ data }: { readonly data: MinutesData }) {
  const version = versionAsked(data);
  const here = `${data.path}/minutes`;
  return (
    <>
      {data.part === 'attendance' ? (
        <ButtonLink to={`${here}${query({ version })}`}>
          <Trans>Minutes of the board</Trans>
        </ButtonLink>
      ) : (
        <>
          <ButtonLink to={`${here}${query({ version, part: 'attendance' })}`}>
            <Trans>Attendance list</Trans>
          </ButtonLink>
          <Link className="button" to={textOf(data, null)} reloadDocument>
            <Trans>Text to paste</Trans>
          </Link>
        </>
      )}
      <Button type="button" onClick={() => window.print()}>
        <Trans>Print</Trans>
      </Button>
    </>
  );
}

/** Who signed what is shown, with room for a hand on paper; of a draft that nobody has. */
function Signature({ data }: { readonly data: MinutesData }) {
  const { t } = useLingui();
  return (
    <Section title={t`Signature`}>
      <Lines lines={data.told.signature} />
      <p className="minutes-hand">
        <Trans>Signature on paper</Trans>
      </p>
    </Section>
  );
}
