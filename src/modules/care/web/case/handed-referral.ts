import type { I18n } from '@lingui/core';
import { handed } from '../../../../kernel/forms/handed.ts';
import type { Form, Item } from '../../../../kernel/forms/items.ts';
import { sayIn } from '../../../../ui/form/say.ts';
import { disease } from '../../records/disease.ts';
import { diseaseWords } from '../../records/disease-words.ts';
import { question } from '../../records/question.ts';
import { questionWords } from '../../records/question-words.ts';

type Reader = { readonly i18n: I18n; readonly handOver: (text: string) => string };

/** Of a case that comes nobody asks what only its course can tell. */
const atReferral: Form = {
  ...disease,
  items: Object.fromEntries(
    Object.entries<Item>(disease.items).filter(([, { section }]) => section !== 'fate'),
  ),
};

const inLanguage = ({ i18n, handOver }: Reader, form: Form): string =>
  handOver(handed(form, diseaseWords, { locale: i18n.locale, say: sayIn(i18n) }));

/** What is asked of a case, in the reader's language alone: the names of sites and histotypes are many. */
export const diseaseHanded = (reader: Reader): string => inLanguage(reader, disease);

/** What is asked of it at the referral. */
export const newDiseaseHanded = (reader: Reader): string => inLanguage(reader, atReferral);

/** What is asked of a question, in the reader's language. */
export const questionHanded = ({ i18n, handOver }: Reader): string =>
  handOver(handed(question, questionWords, { locale: i18n.locale, say: sayIn(i18n) }));
