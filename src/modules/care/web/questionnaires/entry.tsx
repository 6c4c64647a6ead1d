import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { missingItems } from '../../../../kernel/forms/asked.ts';
import { saidDespite } from '../../../../kernel/http/confirmed-answers.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { AnswersShown } from '../../../../ui/form/answers-shown.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Page } from '../../../../ui/page.tsx';
import { pageScope } from '../../../directory/index.ts';
import type { GivenAnswers } from '../../schema.ts';
import { correctForm } from '../../commands/correct-form.ts';
import { canFillForms } from '../../policy.ts';
import { headOfPage, whomOf } from '../../case-of-page.ts';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { WhomBanner } from '../whom-banner.tsx';
import { QuestionnaireForm } from './questionnaire-form.tsx';
import { EnteredBy, writingIn } from './entered-by.tsx';
import { entryPath } from './entry-path.ts';
import { asksDay, entryOfPage, peopleFor } from './questionnaire-page.ts';
import { formFacts } from '../../queries/form-facts.ts';
import { atSite } from '../../records/at-site.ts';
import { inWords } from '../../records/in-words.ts';
import { profileOf } from '../../sites.ts';
import type { Route } from './+types/entry.ts';

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const found = await headOfPage(scope, params.caseId);
  const { writing, ...entry } = await entryOfPage(scope, params);
  const query = new URL(request.url).searchParams;
  const mayCorrect = canFillForms(scope.actor, scope.ownerId);
  const correcting = mayCorrect && query.has('correct');
  const whole = inWords(scope, entry.definition);
  return {
    whom: await whomOf(scope, found),
    entry: {
      ...entry,
      definition: correcting ? atSite(whole, profileOf(found.site), entry.answers) : whole,
    },
    facts: await scope.read((tx) =>
      formFacts(tx, scope.ownerId, found, { form: entry.definition.form, on: entry.filledOn }),
    ),
    writing: writingIn(scope, writing),
    asksDay: asksDay(entry.definition.form),
    people: await peopleFor(scope, entry.definition.form, entry.answers),
    mayCorrect,
    correcting,
    saved: query.has('saved'),
    requestKey: randomUUID(),
  };
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const { definition } = await entryOfPage(scope, params);
  const form = await request.formData();
  const drawn = drawnAgain(form, definition.form, 'answers');
  if (drawn) return drawn;
  const { entryId } = params;
  const [version, on, reason] = [versionOf(form), text(form, 'on'), text(form, 'reason')];
  await saveForm(form, definition.form, 'answers', async (answers) => {
    const said = { answers: answers as GivenAnswers, despite: saidDespite(form, 'answers') };
    const input = { entryId, version, on, ...said };
    const call = { requestKey: requestKeyOf(form), reason: reasonGiven(reason) };
    await scope.run(correctForm, input, call);
  });
  return redirect(`${entryPath(params.slug, params.caseId, entryId)}?saved`);
};

function FilledOn({ date }: { readonly date: string | null }) {
  return date === null ? (
    <Trans>Filled in on a day nobody said</Trans>
  ) : (
    <Trans>
      Filled in on <Day date={date} />
    </Trans>
  );
}

/** Whether everything that belongs to the form is answered. */
function Completeness({ missing, saved }: { readonly missing: readonly string[]; readonly saved: boolean }) {
  const names = missing.join(', ');
  if (missing.length > 0)
    return (
      <Notice tone="warn" live={saved} title={saved ? <Trans>Saved.</Trans> : undefined}>
        <Trans>Not answered yet: {names}</Trans>
      </Notice>
    );
  return saved ? <Notice tone="good" live title={<Trans>Saved.</Trans>} /> : null;
}

export default function Entry({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const say = useSay();
  const { whom, entry, facts, people, correcting, saved } = loaderData;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const { form, words } = entry.definition;
  const casesPath = `/c/${params.slug}/cases`;
  const here = entryPath(params.slug, params.caseId, params.entryId);
  const { confirmedFrom } = entry;
  const confirmedAt =
    confirmedFrom === null ? null : `${casesPath}/${params.caseId}/operations/${confirmedFrom}`;
  const title = say(words.title);
  const missing = missingItems(form, entry.answers, facts).map((place) => {
    const [name = '', part] = place.split('.');
    const item = words.items[name] ?? { label: { en: name } };
    if (part === undefined) return say(item.label);
    return `${say(item.label)}: ${say(item.items?.[part]?.label ?? { en: part })}`;
  });
  return (
    <Page
      title={correcting ? t`Correct: ${title}` : title}
      subtitle={loaderData.asksDay ? <FilledOn date={entry.filledOn} /> : undefined}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Cases`, to: casesPath },
            { label: whom.label, to: `${casesPath}/${params.caseId}` },
            { label: title },
          ]}
        />
      }
      actions={
        loaderData.mayCorrect && !correcting ? (
          <>
            <ButtonLink to={`${here}?correct`}>
              <Trans>Correct</Trans>
            </ButtonLink>
            <ButtonLink kind="quiet" to={`${casesPath}/${params.caseId}/move/entry/${params.entryId}`}>
              <Trans>Another woman’s</Trans>
            </ButtonLink>
            <ButtonLink kind="quiet" to={`${casesPath}/${params.caseId}/take-back/entry/${params.entryId}`}>
              <Trans>Take back</Trans>
            </ButtonLink>
          </>
        ) : null
      }
    >
      <WhomBanner whom={whom}>
        {correcting ? (
          <QuestionnaireForm
            definition={entry.definition}
            facts={facts}
            on={loaderData.asksDay ? entry.filledOn : undefined}
            people={people}
            standing={entry}
            requestKey={loaderData.requestKey}
            cancelTo={here}
          />
        ) : (
          <>
            <Completeness missing={missing} saved={saved} />
            <AnswersShown form={form} words={words} answers={entry.answers} facts={facts} names={names} />
            <EnteredBy writing={loaderData.writing} confirmedAt={confirmedAt} />
          </>
        )}
      </WhomBanner>
    </Page>
  );
}
