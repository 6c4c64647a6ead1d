import { type Right, right } from '../../kernel/rights.ts';
import {
  canAddDocuments,
  canCorrectIdentity,
  canDefineForms,
  canFillForms,
  canPrepareCase,
  canSeeDocuments,
  canSeeIdentity,
} from './policy.ts';

/** What people of a house may, of women and their cases. */
export const rights: readonly Right[] = [
  right(
    canSeeIdentity,
    /*i18n*/ {
      id: 'right.identity',
      message: 'Read names and record numbers, and search by them; each showing is written down',
    },
  ),
  right(
    canPrepareCase,
    /*i18n*/ {
      id: 'right.prepare',
      message: 'Refer a case and complete its work-up; correct and take back',
    },
    'care.correct-case',
    'care.record-work-up',
    'care.refer-case',
  ),
  right(
    canCorrectIdentity,
    /*i18n*/ { id: 'right.correct-identity', message: 'Correct who she is' },
    'care.correct-identity',
  ),
  right(
    canFillForms,
    /*i18n*/ { id: 'right.fill', message: 'Record the course and questionnaires; correct and take back' },
    'care.correct-form',
    'care.fill-form',
  ),
  right(
    canFillForms,
    /*i18n*/ { id: 'right.own-words', message: 'Ask a woman for her own words by a link, and withdraw it' },
    'care.ask-own-words',
    'care.withdraw-own-words',
  ),
  right(
    canSeeDocuments,
    /*i18n*/ {
      id: 'right.see-documents',
      message: 'Open the documents of a case; each showing is written down',
    },
  ),
  right(
    canAddDocuments,
    /*i18n*/ { id: 'right.add-documents', message: 'Add documents to a case and take them back' },
    'care.add-document',
  ),
  right(
    canDefineForms,
    /*i18n*/ { id: 'right.define-forms', message: 'Say which questionnaires the house fills in' },
    'care.define-form',
    'care.withdraw-form',
  ),
];
