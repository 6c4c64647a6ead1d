import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense } from 'react';
import { Link } from 'react-router';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { hasRole } from '../../kernel/actor.ts';
import { appContext } from '../../kernel/app-context.ts';
import { unsettledOf } from '../../kernel/derive.ts';
import { begunBy } from '../../kernel/drafts.ts';
import { type Filled, fillsOf, lookingAt, topicsAt } from '../../kernel/fills.ts';
import { parkedOf } from '../../kernel/handlers.ts';
import { gatherReadsOfOne, readTogether } from '../../kernel/read-together.ts';
import { calledByLabel } from '../../modules/care/index.ts';
import {
  enteredContext,
  myWork,
  type PageScope,
  pageScope,
  type Work,
} from '../../modules/directory/index.ts';
import { Empty } from '../../ui/empty.tsx';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Slot } from '../../ui/slot.tsx';
import { begunTold } from './begun-told.ts';
import type { Route } from './+types/my-work.ts';

/** Brought where something was begun. */
const BegunForms = lazyPart('begun-forms', () => import('./begun-forms.tsx'));

/** Places whose fills this page shows: it brings their messages. */
export const handle = { places: [myWork.name] };

/** The same sections with the identifiers of the women they name, all looked up at once. */
const withHer = async (scope: PageScope, sections: readonly Filled<Work>[], others: Work['women']) => {
  const women = Object.assign({}, others, ...sections.map(({ data }) => data?.women ?? {})) as Work['women'];
  const her = await calledByLabel(scope, women);
  // Who they are stands beside what they are called, not once more in each section.
  return {
    her,
    sections: sections.map(({ data, ...at }) => ({ ...at, data: data && { ...data, women: {}, her } })),
  };
};

const mostBegun = 5;

/** The last few forms that the reader has begun and not saved; who has begun none is asked nothing. */
const begunOf = async (scope: PageScope, hasDrafts: boolean) => {
  if (!hasDrafts) return null;
  const { forms, women } = await begunTold(scope, await scope.read((tx) => begunBy(tx, scope)));
  const shown = forms.slice(0, mostBegun).map(({ draft: _draft, ...begun }) => begun);
  const labels = new Set(shown.map(({ label }) => label));
  return {
    forms: shown,
    more: forms.length - shown.length,
    women: Object.fromEntries(Object.entries(women).filter(([label]) => labels.has(label))),
  };
};

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, actor } = scope;
  const { name: own, hasDrafts } = context.get(enteredContext);
  const { fills } = context.get(appContext).services;
  const { sections, faults } = await scope.read(async (tx) => {
    // Much is asked, each time in the same few statements: planned anew they take as long as all that they find.
    gatherReadsOfOne(tx);
    const looking = lookingAt(scope, tx);
    const [found, { parked, unsettled }] = await Promise.all([
      fillsOf(fills, myWork, looking, null),
      readTogether(tx, { parked: parkedOf(tx, ownerId), unsettled: unsettledOf(tx, ownerId) }),
    ]);
    return { sections: found, faults: { parked, unsettled } };
  });
  const begun = await begunOf(scope, hasDrafts);
  const named = await withHer(scope, sections, begun?.women ?? {});
  return {
    sections: named.sections,
    begun: begun && { forms: begun.forms, more: begun.more, her: named.her },
    ...(hasRole(actor, ownerId, 'administrator') ? faults : { parked: [], unsettled: [] }),
    name: own === null ? '' : scope.named(own),
    live: await scope.live(...new Set([...topicsAt(fills, myWork), 'event:kernel.derivation-failed'])),
  };
};

type Data = Route.ComponentProps['loaderData'];

/** What the program gave up after trying five times; for whoever runs it. */
function Parked({ parked }: Pick<Data, 'parked'>) {
  return (
    <ul className="work-list">
      {parked.map(({ handler, seq, code }) => (
        <li key={`${handler} ${seq}`}>
          <code>{handler}</code>
          <span className="muted">
            <Trans>
              journal entry {seq}: {code}
            </Trans>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Facts that a rule could not compute; they stay unknown until the rule is mended and everything settled anew. */
function Unsettled({ unsettled }: Pick<Data, 'unsettled'>) {
  return (
    <ul className="work-list">
      {unsettled.map(({ derivation, subject }) => (
        <li key={`${derivation} ${subject}`}>
          <code>{derivation}</code> <span className="muted">{subject}</span>
        </li>
      ))}
    </ul>
  );
}

export default function MyWork({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { sections, begun, parked, unsettled } = loaderData;
  const path = `/c/${params.slug}`;
  const own = [
    {
      key: 'begun',
      order: 12,
      shown:
        begun !== null && begun.forms.length > 0 ? (
          <Suspense>
            <BegunForms {...begun} to={`${path}/begun`} />
          </Suspense>
        ) : null,
    },
    {
      key: 'parked',
      order: 80,
      shown:
        parked.length > 0 ? (
          <Section title={t`Could not be carried out`}>
            <Parked parked={parked} />
          </Section>
        ) : null,
    },
    {
      key: 'unsettled',
      order: 90,
      shown:
        unsettled.length > 0 ? (
          <Section title={t`Facts that could not be computed`}>
            <Unsettled unsettled={unsettled} />
          </Section>
        ) : null,
    },
  ];
  const waits = sections.some(({ data }) => data === null || data.waiting > 0);
  return (
    <Page
      title={t`My work`}
      subtitle={loaderData.name}
      actions={
        <>
          <Link to={`${path}/turns`}>{t`Whose turn it is`}</Link>{' '}
          <Link to={`${path}/absences`}>{t`Who is away`}</Link>
        </>
      }
    >
      <LiveRefresh url={loaderData.live} />
      <Slot filled={sections} path={path} own={own} />
      {own.some(({ shown }) => shown !== null) || waits ? null : (
        <Empty title={<Trans>Nothing waits for you</Trans>}>
          <Trans>What you owe to a woman, a board or a report appears here by itself.</Trans>
        </Empty>
      )}
    </Page>
  );
}
