import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { readAnew } from '../../../kernel/http/read-anew.ts';
import { redirect } from 'react-router';
import { refused } from '../../../kernel/errors.ts';
import { requestKeyOf, text } from '../../../kernel/http/form-values.ts';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { everAt, pageScope } from '../../directory/index.ts';
import { correctStatement } from '../commands/correct-statement.ts';
import { recordStatements } from '../commands/record-statements.ts';
import { indicatorSet } from '../indicator-set.ts';
import { canState } from '../policy.ts';
import { statementsOf, statementsTaken } from '../queries/statements.ts';
import { StatementFact } from '../schema.ts';
import type { Route } from './+types/statements.ts';
import { FactSection } from './fact-section.tsx';
import styles from './scorecard.css?url';
import { shownDefinition, shownSet } from './shown-set.ts';
import { readReason, readStatement } from './statement-entry.ts';
import { statementSentences } from './statement-form.tsx';
import { TakenStatements } from './taken-statements.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

// After a conflict the form has to show what is recorded now.
export const shouldRevalidate = readAnew;

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, today, house, actor, locale, named } = scope;
  const query = new URL(request.url).searchParams;
  const position = await scope.position();
  const { statements, people, taken } = await scope.read(async (tx) => ({
    statements: await statementsOf(tx, ownerId, { zone: house.zone, locale }),
    people: await everAt(tx, ownerId),
    taken: await statementsTaken(tx, ownerId, { zone: house.zone, locale }),
  }));
  const { indicators } = shownDefinition(indicatorSet(shownSet), locale);
  const mayState = canState(actor, ownerId);
  return {
    facts: StatementFact.options.map((fact) => ({
      fact,
      statements: statements.filter((statement) => statement.fact === fact),
      neededFor: indicators
        .filter((indicator) => indicator.statements.includes(fact))
        .map(({ key, id, name }) => ({ key, id, name })),
    })),
    people: mayState ? people.map(({ id, name }) => ({ id, name: named(name) })) : [],
    taken,
    mayState,
    adding: mayState ? query.get('add') : null,
    correcting: mayState ? query.get('correct') : null,
    saved: query.has('saved'),
    today,
    requestKey: randomUUID(),
    live: `/c/${params.slug}/live?after=${position}`,
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const form = await request.formData();
  const requestKey = requestKeyOf(form);
  if (form.get('form') === 'add') {
    const statement = readStatement(form, 'add');
    await scope.run(recordStatements, { statements: [statement] }, { requestKey });
    return redirect(`/c/${params.slug}/statements?saved=1#${statement.fact}`);
  }
  if (form.get('form') !== 'correct') throw refused('unreadable_form');
  const statement = readStatement(form, 'correct');
  const input = { id: text(form, 'id'), version: Number(text(form, 'version')), statement };
  await scope.run(correctStatement, input, { requestKey, reason: readReason(form) });
  return redirect(`/c/${params.slug}/statements?saved=1#${statement.fact}`);
};

export default function Statements({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const path = `/c/${params.slug}`;
  return (
    <Page
      title={t`Statements`}
      sentences={statementSentences}
      subtitle={
        <Trans>What no case holds and the scorecard needs: stated with dates, evidence and author</Trans>
      }
      actions={<LiveRefresh url={loaderData.live} />}
    >
      {loaderData.saved ? (
        <Notice tone="good" live title={<Trans>Saved. The scorecard counts it from now on.</Trans>} />
      ) : null}
      {loaderData.mayState ? null : (
        <Notice>
          <p>
            <Trans>
              Quality managers and administrators of the centre state these facts; everybody may read them.
            </Trans>
          </p>
        </Notice>
      )}
      {loaderData.facts.map((one) => (
        <FactSection key={one.fact} {...one} page={loaderData} path={path} />
      ))}
      <TakenStatements taken={loaderData.taken} mayState={loaderData.mayState} path={path} />
    </Page>
  );
}
