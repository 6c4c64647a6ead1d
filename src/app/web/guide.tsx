import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Form, Link } from 'react-router';
import { notFound } from '../../kernel/errors.ts';
import { boardKind, canRecordDecision, guidedCase } from '../../modules/board/index.ts';
import { canRecordOperation } from '../../modules/surgery/index.ts';
import { pageScope } from '../../modules/directory/index.ts';
import { canRunMeeting, meetingsFrom } from '../../modules/meetings/index.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Route } from './+types/guide.ts';

/** Follows one invented woman of today's board from referral to scorecard; there is no tour outside a demonstration. */
export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { house, ownerId, today, actor } = scope;
  if (!house.demonstration) throw notFound();
  const { her, meeting } = await scope.read(async (tx) => {
    const meetings = await meetingsFrom(tx, ownerId, boardKind, today, 5);
    const board = meetings.find((candidate) => candidate.items > 0) ?? meetings[0];
    return { meeting: board?.id ?? null, her: board ? await guidedCase(tx, ownerId, board.id) : null };
  });
  const may = {
    run: canRunMeeting(actor, ownerId),
    decide: canRecordDecision(actor, ownerId),
    operate: canRecordOperation(actor, ownerId),
  };
  return { her, meeting, may, role: actor.grants.find((grant) => grant.ownerId === ownerId)?.role ?? '' };
};

type Door = { readonly account: string; readonly role: string; readonly name: ReactNode };

/** One step: what to see and do, as whom, and whether it is done. */
function Step(props: {
  readonly title: ReactNode;
  readonly done: boolean;
  readonly mine: string;
  readonly door: Door;
  readonly to: string | null;
  /** Where one looks as one is, when `to` is not for everybody. */
  readonly look?: string | null | undefined;
  readonly link: ReactNode;
  readonly children: ReactNode;
}) {
  const { door, to, look = to } = props;
  return (
    <li>
      <h2>
        {props.title}{' '}
        {props.done ? (
          <Tag tone="good">
            <Trans>done</Trans>
          </Tag>
        ) : null}
      </h2>
      <p>{props.children}</p>
      {to === null ? null : props.mine === door.role ? (
        <ButtonLink kind="main" to={to}>
          {props.link}
        </ButtonLink>
      ) : (
        <Form method="post" action="/demonstration" reloadDocument>
          <input type="hidden" name="next" value={to} />
          <Button name="account" value={door.account}>
            <Trans>
              {props.link} as {door.name}
            </Trans>
          </Button>{' '}
          {look === null ? null : (
            <Link to={look}>
              <Trans>or look as you are</Trans>
            </Link>
          )}
        </Form>
      )}
    </li>
  );
}

export default function Guide({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { her, meeting, may, role } = loaderData;
  const at = `/c/${params.slug}`;
  const caseAt = her === null ? null : `${at}/cases/${her.caseId}`;
  const meetingAt = meeting === null ? null : `${at}/meetings/${meeting}`;
  const decideAt =
    her?.recommendationId == null ? caseAt : `${caseAt}/recommendations/${her.recommendationId}`;
  const operated = her?.operationId ?? null;
  const coordinator: Door = { account: 'coordinator', role: 'coordinator', name: t`coordinator` };
  const chair: Door = { account: 'chair', role: 'chair', name: t`chair` };
  const surgeon: Door = { account: 'surgeon', role: 'surgeon', name: t`surgeon` };
  const quality: Door = { account: 'quality', role: 'quality_manager', name: t`quality manager` };
  const label = her?.label ?? '';
  return (
    <Page
      title={t`Guided tour`}
      subtitle={
        <Trans>
          One woman of today’s board, from her referral to the centre’s scorecard. She is invented.
        </Trans>
      }
    >
      <ol className="tour">
        <Step
          title={<Trans>Her referral</Trans>}
          done={her !== null}
          mine={role}
          door={coordinator}
          to={caseAt}
          link={<Trans>Open case {label}</Trans>}
        >
          <Trans>
            A colleague asks the board a question. The case says what the board needs to know and what is
            missing.
          </Trans>
        </Step>
        <Step
          title={<Trans>The board</Trans>}
          done={her?.recommended ?? false}
          mine={role}
          door={chair}
          to={meetingAt && `${meetingAt}/live`}
          look={may.run ? undefined : meetingAt}
          link={<Trans>Go to the meeting</Trans>}
        >
          <Trans>
            Her item is open. Read the quorum sentence: a discipline is missing. Let somebody of it join,
            record a recommendation of surgery, begun from a template or by hand, with a surgeon as its owner,
            conclude, and go on to the next woman.
          </Trans>
        </Step>
        <Step
          title={<Trans>Her decision</Trans>}
          done={her?.decided ?? false}
          mine={role}
          door={surgeon}
          to={decideAt}
          look={may.decide ? decideAt : caseAt}
          link={<Trans>Record what she decided</Trans>}
        >
          <Trans>The surgeon speaks with her and writes down who spoke, when, and what she chose.</Trans>
        </Step>
        <Step
          title={<Trans>The operation</Trans>}
          done={operated !== null}
          mine={role}
          door={surgeon}
          to={caseAt && `${caseAt}/operations/${operated ?? 'new'}`}
          look={may.operate || operated !== null ? undefined : caseAt}
          link={<Trans>Write the operative report</Trans>}
        >
          <Trans>
            Open the scorecard in a second window first. Save the report with a residual of 3 mm: the window
            moves by itself.
          </Trans>
        </Step>
        <Step
          title={<Trans>The scorecard</Trans>}
          done={operated !== null}
          mine={role}
          door={quality}
          to={`${at}/scorecard`}
          link={<Trans>Open the scorecard</Trans>}
        >
          <Trans>
            Every figure leads to the cases behind it. Hers is among them, and her history says who wrote what
            and when.
          </Trans>
        </Step>
      </ol>
    </Page>
  );
}
