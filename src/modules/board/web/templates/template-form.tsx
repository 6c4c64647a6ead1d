import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { noFacts } from '../../../../kernel/forms/facts.ts';
import type { Fact } from '../../../../ui/facts.tsx';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { PostForm } from '../../../../ui/post-form.tsx';
import { SaveRow } from '../../../../ui/save-row.tsx';
import type { Sentences } from '../../../../ui/sentences.ts';
import type { TemplateTold } from './template-told.ts';

/** Refusals of the forms of a template. */
export const templateSentences: Sentences = {
  invalid_input: msg`Some entries need your attention. Nothing has been saved yet.`,
  already_there: msg`Another template that stands has this name. Choose another name, or change that template.`,
  template_too_long: msg`A template holds at most eight recommendations.`,
  changed_meanwhile: msg`Somebody else changed this template while you were writing. What is recorded now is shown below, what you typed is still in the form. Saving again replaces what they wrote.`,
  something_took_its_place: msg`Another template has its name now: give that one another name first. Nothing was restored.`,
  reason_needed: msg`Please say why.`,
  request_key_reused: msg`This form was already sent, with other entries. Look at the templates before sending it again.`,
};

/** Its recommendations, one line each. */
export function TemplateLines({ lines }: Pick<TemplateTold, 'lines'>) {
  return (
    <ol className="template-lines">
      {lines.map(({ id, called, detail }) => (
        <li key={id}>
          {called}
          {detail === null ? null : `: ${detail}`}
        </li>
      ))}
    </ol>
  );
}

/** For which tumours and questions it is offered first. */
export function TemplateFor({ sites, questionTypes }: Pick<TemplateTold, 'sites' | 'questionTypes'>) {
  return (
    <>
      {sites.length === 0 ? <Trans>all tumours</Trans> : sites.join(', ')}
      {' · '}
      {questionTypes.length === 0 ? <Trans>all questions</Trans> : questionTypes.join(', ')}
    </>
  );
}

/** A template as facts. */
export const useTemplateFacts = (told: TemplateTold): readonly Fact[] => {
  const { t } = useLingui();
  return [
    { key: 'name', label: t`Name of the template`, value: told.name },
    { key: 'for', label: t`What it is for`, value: <TemplateFor {...told} /> },
    { key: 'lines', label: t`Its recommendations`, value: <TemplateLines {...told} /> },
  ];
};

/** What a template says, to be written. */
export function TemplateForm(props: {
  readonly form: string;
  readonly answers: AnyAnswers | null;
  readonly requestKey: string;
  readonly save: ReactNode;
  readonly back: string;
  /** What stands above the fields. */
  readonly children?: ReactNode;
}) {
  const say = useSay();
  const { form, words } = useTaken(props.form);
  return (
    <PostForm
      name="template"
      requestKey={props.requestKey}
      sentences={templateSentences}
      labels={() => fieldLabels(form, words, 'template', say)}
    >
      {props.children}
      <FormFields form={form} words={words} at="template" answers={props.answers} facts={noFacts} />
      <SaveRow save={props.save} leave={<Trans>Back without saving</Trans>} to={props.back} />
    </PostForm>
  );
}
