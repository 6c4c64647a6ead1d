import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { notFound } from '../../../../kernel/errors.ts';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { TextArea } from '../../../../ui/field.tsx';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { headOfPage, question, questionKept, whomOf } from '../../../care/index.ts';
import {
  careSentences,
  caseStyles,
  NowRecorded,
  questionHanded,
  ReplacedVersion,
  WhomBanner,
} from '../../../care/web/index.ts';
import { pageScope, type PageScope } from '../../../directory/index.ts';
import { correctQuestion } from '../../commands/correct-question.ts';
import { questionToCorrect } from '../../queries/questions.ts';
import { useWords } from '../words.tsx';
import type { Route } from './+types/correct-question.ts';
import { AnotherQuestion } from './another-question.tsx';
import { consultantsOf } from './question-answers.ts';
import { QuestionFields } from './question-fields.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];
/** Also after a refusal, so that the form knows the version that stands now. */
export const shouldRevalidate = readAnew;

type Place = { readonly caseId: string; readonly questionId: string };

/** The question of the address, which must be one of the case in the same address. */
const questionOfPage = async (scope: PageScope, { caseId, questionId }: Place) => {
  const head = await headOfPage(scope, caseId);
  const row = await scope.read((tx) => questionToCorrect(tx, scope.ownerId, { caseId, questionId }));
  if (row === null) throw notFound();
  return { head, row };
};

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { head, row } = await questionOfPage(scope, params);
  const consultants = await consultantsOf(scope, row.consultantId);
  return {
    slug: params.slug,
    back: `/c/${params.slug}/cases/${head.id}`,
    today: scope.today,
    version: row.version,
    isAwaited: row.awaited,
    answers: questionKept.answersOf(row) as unknown as AnyAnswers,
    now: {
      questionType: row.questionType,
      question: row.question,
      consultant: consultants.find(({ value }) => value === row.consultantId)?.label ?? '',
    },
    whom: await whomOf(scope, head),
    consultants,
    form: questionHanded(scope),
    requestKey: randomUUID(),
  };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  await questionOfPage(scope, params);
  const form = await request.formData();
  const drawn = drawnAgain(form, question, 'referral');
  if (drawn) return drawn;
  const { questionId } = params;
  await saveForm(form, question, 'referral', (referral) =>
    scope.run(
      correctQuestion,
      { questionId, version: versionOf(form), referral, another: text(form, 'another') !== null },
      { requestKey: requestKeyOf(form), reason: reasonGiven(text(form, 'reason')) },
    ),
  );
  return redirect(`/c/${params.slug}/cases/${params.caseId}`, 303);
};

export default function CorrectQuestion({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const say = useSay();
  const { word } = useWords();
  const { back, consultants, isAwaited, now, slug, today, whom } = loaderData;
  const { form, words } = useTaken(loaderData.form);
  const title = t`Correct the question`;
  return (
    <WhomBanner whom={whom}>
      <Page
        title={title}
        subtitle={<Trans>The earlier version is kept, with who corrected it and why.</Trans>}
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: `/c/${slug}/cases` },
              { label: whom.label, to: back },
              { label: title },
            ]}
          />
        }
      >
        {isAwaited ? null : (
          <Notice>
            <Trans>
              A board has concluded this question: it stays as the board was asked. Her consultant alone can
              be changed.
            </Trans>
          </Notice>
        )}
        <PostForm
          name="correct-question"
          requestKey={loaderData.requestKey}
          sentences={careSentences}
          labels={() => ({
            ...fieldLabels(form, words, 'referral', say),
            another: t`The same question waits already`,
            reason: t`Reason`,
          })}
        >
          <NowRecorded
            facts={[
              { key: 'kind', label: t`Kind`, value: word('questionType', now.questionType) },
              { key: 'question', label: t`Question`, value: now.question },
              { key: 'consultant', label: t`Responsible consultant`, value: now.consultant },
            ]}
          />
          <ReplacedVersion version={loaderData.version} />
          <AnotherQuestion />
          <QuestionFields
            form={loaderData.form}
            today={today}
            standing={loaderData.answers}
            consultants={consultants}
          />
          <TextArea
            name="reason"
            label={<Trans>Why is it corrected?</Trans>}
            hint={<Trans>Stands in the history beside the change. No name, please.</Trans>}
            rows={2}
            maxLength={500}
            required
          />
          <SaveRow
            save={<Trans>Save the correction</Trans>}
            leave={<Trans>Back without saving</Trans>}
            to={back}
          />
        </PostForm>
      </Page>
    </WhomBanner>
  );
}
