import type { I18n } from '@lingui/core';
import { addDays } from '../../../../kernel/calendar-day.ts';
import { sayIn } from '../../../../ui/form/say.ts';
import { questionTypeWords } from '../../../care/records/case-code-words.ts';
import { siteWords } from '../../../care/records/tumour-words.ts';
import type { Fields } from '../../from-template.ts';
import type { templatesOf, TemplateSaid } from '../../queries/templates.ts';
import { wordsIn } from '../words.tsx';

type Reader = { readonly i18n: I18n };
type Template = Pick<Awaited<ReturnType<typeof templatesOf>>[number], 'id' | 'answers'>;
type TemplateLine = NonNullable<TemplateSaid['recommendations']>[number];

/** What a line of a template is called: its step, its place in the course and what it is meant for. */
const lineCalled = ({ i18n }: Reader, { modality, timing, intent }: TemplateLine): string => {
  const { word } = wordsIn(i18n);
  const place = timing === null || timing === 'not_applicable' ? [] : [word('timing', timing)];
  const step = [word('modality', modality), ...place].join(', ');
  return intent === null ? step : `${step} (${word('intent', intent)})`;
};

/** A template in the reader's words, whole. */
export const templateTold = (reader: Reader, { id, answers }: Template) => {
  const say = sayIn(reader.i18n);
  return {
    id,
    name: answers.name,
    sites: (answers.sites ?? []).map((site) => say(siteWords[site] ?? { en: site })),
    questionTypes: (answers.questionTypes ?? []).map((type) => say(questionTypeWords[type])),
    lines: (answers.recommendations ?? []).map((line) => ({
      id: line.id,
      called: lineCalled(reader, line),
      detail: line.detail,
    })),
  };
};
export type TemplateTold = ReturnType<typeof templateTold>;

/** What a template says of a recommendation at a board of this day, by the fields of its form. */
const fieldsOf = (
  { id: _id, absent: _absent, dueInDays, ...line }: TemplateLine,
  meetsOn: string,
): Fields => {
  const said = Object.entries(line).flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]));
  return {
    ...Object.fromEntries(said),
    ...(dueInDays !== null && { dueOn: addDays(meetsOn, dueInDays) }),
  };
};

/** A template as it is offered where recommendations of a board of this day are written. */
export const templateOffered = (reader: Reader, { id, answers }: Template, meetsOn: string) => ({
  id,
  name: answers.name,
  sites: answers.sites ?? [],
  questionTypes: answers.questionTypes ?? [],
  lines: (answers.recommendations ?? []).map((line) => ({
    id: line.id,
    called: lineCalled(reader, line),
    fields: fieldsOf(line, meetsOn),
  })),
});
export type TemplateOffered = ReturnType<typeof templateOffered>;
