import type { Form, Item } from '../../../../kernel/forms/items.ts';
import { formHanded } from '../../../../ui/form/form-handed.ts';
import { disease } from '../../records/disease.ts';
import { diseaseWords } from '../../records/disease-words.ts';
import { question } from '../../records/question.ts';
import { questionWords } from '../../records/question-words.ts';

type Reader = Parameters<typeof formHanded>[0];

/** Of a case that comes nobody asks what only its course can tell. */
const atReferral: Form = {
  ...disease,
  items: Object.fromEntries(
    Object.entries<Item>(disease.items).filter(([, { section }]) => section !== 'fate'),
  ),
};

/** What is asked of a case. */
export const diseaseHanded = (reader: Reader): string => formHanded(reader, disease, diseaseWords);

/** What is asked of it at the referral. */
export const newDiseaseHanded = (reader: Reader): string => formHanded(reader, atReferral, diseaseWords);

/** What is asked of a question. */
export const questionHanded = (reader: Reader): string => formHanded(reader, question, questionWords);
