import type { HouseAudience } from '../../kernel/audience.ts';
import type { HouseModule } from '../directory/index.ts';
import { derivations } from './derivations.ts';
import { fileMegabytes } from '../../kernel/files/checked-file.ts';
import {
  canCorrectIdentity,
  canDefineForms,
  canFillForms,
  canPrepareCase,
  canSeeDocuments,
} from './policy.ts';
import { careTells, untoldOfCare } from './queries/told-tables.ts';
import { striking } from './striking.ts';
import { rights } from './rights.ts';

const page = (path: string, file: string, who: HouseAudience) =>
  ({ path: `/c/:slug/${path}`, file: `modules/care/web/${file}`, who, frame: 'app' }) as const;

export const care: HouseModule = {
  name: 'care',
  dependsOn: ['directory'],
  rights,
  derivations,
  striking,
  tells: careTells,
  untold: untoldOfCare,
  navigation: [{ path: 'forms', label: /*i18n*/ { id: 'nav.forms', message: 'Questionnaires' } }],
  pages: [
    page('cases/:caseId', 'case/case.tsx', 'members'),
    {
      path: '/c/:slug/cases/:caseId/course',
      file: 'modules/care/web/course/course-told.ts',
      who: 'members',
      frame: 'bare',
    },
    page('cases/:caseId/work-up', 'case/work-up.tsx', canPrepareCase),
    page('cases/:caseId/correct', 'case/correct-case.tsx', canPrepareCase),
    page('cases/:caseId/identity', 'case/correct-identity.tsx', canCorrectIdentity),
    {
      ...page('cases/:caseId/documents', 'documents/documents.tsx', 'members'),
      // What stands around the file in the form, and one that is a little too large, so that its form can say so.
      megabytes: fileMegabytes + 5,
    },
    {
      ...page('cases/:caseId/documents/:documentId', 'documents/document-file.ts', canSeeDocuments),
      frame: 'bare',
    },
    page('cases/:caseId/forms/:form/new', 'questionnaires/fill-form.tsx', canFillForms),
    page('cases/:caseId/own-words', 'questionnaires/own-words.tsx', canFillForms),
    page('cases/:caseId/entries/:entryId', 'questionnaires/entry.tsx', 'members'),
    page('forms', 'questionnaires/defined-forms.tsx', canDefineForms),
    page('forms/add', 'questionnaires/define-form.tsx', canDefineForms),
    page('forms/:form/:version', 'questionnaires/defined-form.tsx', canDefineForms),
  ],
};
