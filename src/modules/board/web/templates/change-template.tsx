import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { restore } from '../../../../kernel/commands/restore.ts';
import { strike } from '../../../../kernel/commands/strike.ts';
import { isAppError, notFound } from '../../../../kernel/errors.ts';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { reasonGiven, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { drawnAgain, saveForm } from '../../../../kernel/http/posted-form.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { isUuid } from '../../../../kernel/ids.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Page, Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import { NowRecorded, ReplacedVersion } from '../../../care/web/index.ts';
import { type PageScope, pageScope } from '../../../directory/index.ts';
import { changeTemplate } from '../../commands/change-template.ts';
import { strikeBy } from '../../queries/taken-back.ts';
import { templateById } from '../../queries/templates.ts';
import { template } from '../../records/template.ts';
import { templateHanded } from '../decision/handed-advice.ts';
import { Who } from '../history/who.tsx';
import type { Route } from './+types/change-template.ts';
import { TemplateForm, templateSentences, useTemplateFacts } from './template-form.tsx';
import { templateTold } from './template-told.ts';
import styles from './templates.css?url';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
/** Also after a refusal, so that the page says what stands now. */
export const shouldRevalidate = readAnew;

const templateOfPage = async ({ ownerId, read }: PageScope, id: string) => {
  const found = isUuid(id) ? await read((tx) => templateById(tx, ownerId, id)) : undefined;
  if (found === undefined) throw notFound();
  return found;
};

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, house, locale } = scope;
  const found = await templateOfPage(scope, params.templateId);
  const { version, struck, answers } = found;
  return {
    told: templateTold(scope, found),
    version,
    answers: answers as unknown as AnyAnswers,
    taken:
      struck === null
        ? null
        : await scope.read((tx) => strikeBy(tx, ownerId, { zone: house.zone, locale }, struck)),
    form: templateHanded(scope),
    requestKeys: { change: randomUUID(), taking: randomUUID() },
  };
};

/** Whoever comes second finds it done: the page says by whom. */
const isDone = (error: unknown): boolean =>
  isAppError(error) && (error.code === 'not_found' || error.code === 'not_taken_back');

const takeOrRestore = async (scope: PageScope, id: string, form: FormData): Promise<void> => {
  const call = { requestKey: requestKeyOf(form), reason: reasonGiven(text(form, 'reason')) };
  const command = text(form, 'form') === 'restore' ? restore : strike;
  try {
    await scope.run(command, { table: 'board.template', id, version: versionOf(form) }, call);
  } catch (error) {
    if (!isDone(error)) throw error;
  }
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  const { id: templateId } = await templateOfPage(scope, params.templateId);
  const form = await request.formData();
  const templates = `/c/${params.slug}/meetings/templates`;
  if (text(form, 'form') !== 'template') {
    await takeOrRestore(scope, templateId, form);
    return redirect(`${templates}/${templateId}`, 303);
  }
  const drawn = drawnAgain(form, template, 'template');
  if (drawn) return drawn;
  await saveForm(form, template, 'template', (said) =>
    scope.run(
      changeTemplate,
      { templateId, version: versionOf(form), template: said },
      { requestKey: requestKeyOf(form) },
    ),
  );
  return redirect(templates, 303);
};

type Data = Route.ComponentProps['loaderData'];
type Place = { readonly data: Data; readonly back: string };

function Taking({ data, back }: Place) {
  const { t } = useLingui();
  const isBack = data.taken !== null;
  const label = isBack ? t`Why is it restored?` : t`Why is it taken back?`;
  const same = {
    requestKey: data.requestKeys.taking,
    sentences: templateSentences,
    labels: { reason: label },
  };
  const fields = (
    <>
      <input type="hidden" name="version" value={data.version} />
      <Field name="reason" label={label} required maxLength={500} size={60} />
      <SaveRow
        save={isBack ? <Trans>Restore it</Trans> : <Trans>Take it back</Trans>}
        leave={<Trans>Leave it as it is</Trans>}
        to={back}
      />
    </>
  );
  return isBack ? (
    <PostForm name="restore" {...same}>
      {fields}
    </PostForm>
  ) : (
    <PostForm name="take-back" {...same}>
      {fields}
    </PostForm>
  );
}

function TakenBack(place: Place) {
  const { t } = useLingui();
  const { told, taken } = place.data;
  const facts = useTemplateFacts(told);
  if (taken === null) return null;
  return (
    <>
      <Facts
        facts={[
          ...facts,
          {
            key: 'by',
            label: t`Taken back`,
            value: (
              <>
                <Who who={taken.who} />, <Day date={taken.day} /> {taken.time}
              </>
            ),
          },
          { key: 'why', label: t`Reason`, value: taken.reason },
        ]}
      />
      <Taking {...place} />
    </>
  );
}

function Standing(place: Place) {
  const { t } = useLingui();
  const { data, back } = place;
  const facts = useTemplateFacts(data.told);
  return (
    <>
      <TemplateForm
        form={data.form}
        answers={data.answers}
        requestKey={data.requestKeys.change}
        save={<Trans>Save the template</Trans>}
        back={back}
      >
        <NowRecorded facts={facts} />
        <ReplacedVersion version={data.version} />
      </TemplateForm>
      <Section title={t`Take back`}>
        <p className="muted">
          <Trans>It is offered no more. What was recorded from it stays as it was recorded.</Trans>
        </p>
        <Taking {...place} />
      </Section>
    </>
  );
}

export default function ChangeTemplate({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const meetings = `/c/${params.slug}/meetings`;
  const place = { data: loaderData, back: `${meetings}/templates` };
  return (
    <Page
      title={loaderData.taken === null ? t`Change the template` : t`A template that was taken back`}
      sentences={templateSentences}
      subtitle={loaderData.told.name}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Meetings`, to: meetings },
            { label: t`Templates`, to: place.back },
            { label: loaderData.told.name },
          ]}
        />
      }
    >
      {loaderData.taken === null ? <Standing {...place} /> : <TakenBack {...place} />}
    </Page>
  );
}
