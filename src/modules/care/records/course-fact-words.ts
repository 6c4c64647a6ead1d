import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CaseFact } from '../course-facts.ts';

const words: Readonly<Record<CaseFact, MessageDescriptor>> = {
  site: msg`Site of the disease`,
  histology: msg`Histology`,
  stageGroup: msg`Stage group as it presented`,
  treatedBefore: msg`Treated before she came`,
  phase: msg`Phase of the question`,
  questionType: msg`Kind of question`,
  age: msg`Age in years`,
  lines: msg`Lines of systemic treatment`,
};

/** What a fact that a form names is called; its name where it is none. */
export const caseFactWord = (name: string): MessageDescriptor =>
  (words as Readonly<Record<string, MessageDescriptor>>)[name] ?? { id: name };
