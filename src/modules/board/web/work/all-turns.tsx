import { Trans, useLingui } from '@lingui/react/macro';
import { hasRole } from '../../../../kernel/actor.ts';
import { lookingAt } from '../../../../kernel/fills.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { calledByLabel } from '../../../care/index.ts';
import { namesIn, pageScope } from '../../../directory/index.ts';
import { listSizes, turnTopics } from '../../queries/turns.ts';
import type { Route } from './+types/all-turns.ts';
import Turns from './turns.tsx';
import { turnsUpTo } from './turns-told.ts';

const most = 200;

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { actor, ownerId, today, locale } = scope;
  const seesAll = hasRole(actor, ownerId, 'administrator', 'coordinator', 'chair');
  const { turns, lists } = await scope.read(async (tx) => {
    const [found, sizes] = await Promise.all([
      turnsUpTo(lookingAt(scope, tx), most),
      seesAll ? listSizes(tx, ownerId, today) : [],
    ]);
    const names = await namesIn(
      tx,
      locale,
      sizes.flatMap(({ personId }) => personId ?? []),
    );
    return {
      turns: found,
      lists: sizes.map(({ personId, count, oldest }) => ({
        key: personId ?? 'nobody',
        name: personId === null ? null : (names.get(personId) ?? ''),
        count,
        oldest,
      })),
    };
  });
  const her = await calledByLabel(scope, turns?.women ?? {});
  return { turns: turns && { ...turns, women: {}, her }, lists, live: await scope.live(...turnTopics) };
};

type Data = Route.ComponentProps['loaderData'];

function Lists({ lists }: Pick<Data, 'lists'>) {
  return (
    <ul className="work-list">
      {lists.map(({ key, name, count, oldest }) => (
        <li key={key}>
          <strong>{name ?? <Trans>nobody</Trans>}</strong> {count}{' '}
          {oldest === null ? null : (
            <span className="muted">
              <Trans>
                the first since <Day date={oldest} />
              </Trans>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

export default function AllTurns({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { turns, lists } = loaderData;
  return (
    <Page
      title={t`Whose turn it is`}
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`My work`, to: `/c/${params.slug}` }, { label: t`Whose turn it is` }]}
        />
      }
      actions={<LiveRefresh url={loaderData.live} />}
    >
      {turns === null ? (
        <Empty title={<Trans>It is nobody’s turn in your list</Trans>}>
          <Trans>Each woman with something open stands in one person’s list.</Trans>
        </Empty>
      ) : (
        <Turns data={turns} />
      )}
      {lists.length === 0 ? null : (
        <Section title={t`How many each person has`}>
          <Lists lists={lists} />
        </Section>
      )}
    </Page>
  );
}
