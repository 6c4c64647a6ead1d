import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useWordsOf, wordsOf } from '../../../ui/words.ts';
import { documentKindWords } from './documents/document-words.ts';
import { disciplineWords } from '../../directory/records/discipline-words.ts';
import { notOperatedWords, phaseWords, questionTypeWords } from '../records/case-code-words.ts';
import { workUpCodeWords } from './case/work-up-code-words.ts';
import { gradeWords, histologyWords, siteWords, stageEditionWords } from '../records/tumour-words.ts';

/** The word for every code of the record of care, group by group, in clinical order. */
export const careWords = {
  site: siteWords,
  histology: histologyWords,
  stageEdition: stageEditionWords,
  grade: gradeWords,
  phase: phaseWords,
  questionType: questionTypeWords,
  notOperatedReason: notOperatedWords,
  entry: { referral: msg`by referral`, registry: msg`from a register` },
  ...workUpCodeWords,
  /** A diagnosis answers the histology of the work-up. */
  itemChoice: { ...histologyWords, ...workUpCodeWords.itemChoice },
  discipline: disciplineWords,
  documentKind: documentKindWords,
};

/** Words for the codes of care in the reader's language. */
export const useWords = () => useWordsOf(careWords);

/** The same without a page around it. */
export const wordsIn = (i18n: I18n) => wordsOf(careWords, i18n);
