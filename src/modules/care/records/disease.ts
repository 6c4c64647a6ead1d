import { columned } from '../../../kernel/forms/columned.ts';
import { choice, date, line, record, yesNo } from '../../../kernel/forms/items.ts';
import { grades, histologies, sites, stageEditions } from './tumour.ts';

/** The disease as it presented, and why it is not operated; what became known later stands in the course. */
export const disease = record(
  { id: 'case', version: 1, sections: ['disease', 'fate'] },
  {
    site: choice(sites, { of: 'sites', listed: true, section: 'disease', absent: ['unknown'] }),
    histology: choice(histologies, {
      of: 'histotypes',
      listed: true,
      section: 'disease',
      absent: ['unknown'],
    }),
    /** Code without the word "stage", such as IIIC; a bare group leaves the subdivision open. */
    stage: line(12, { suggests: 'stages', section: 'disease' }),
    stageEdition: choice(stageEditions, { of: 'editions', listed: true, section: 'disease' }),
    /** Registers have grades of their own. */
    grade: choice(grades, { of: 'grades', open: 8, listed: true, section: 'disease', absent: ['unknown'] }),
    presentedOn: date({ section: 'disease' }),
    treatedBefore: yesNo({ section: 'disease', absent: ['unknown'] }),
    /** Why an operation never took place; not said while it may still come. */
    notOperatedReason: choice(
      ['unfit', 'progression', 'declined', 'treated_elsewhere', 'lost', 'died', 'not_indicated'],
      { listed: true, section: 'fate' },
    ),
  },
);

/** How a case keeps them: rules and lists ask for each of these by its column. */
export const diseaseKept = columned(disease, [
  'site',
  'histology',
  'stage',
  'stageEdition',
  'grade',
  'presentedOn',
  'treatedBefore',
  'notOperatedReason',
]);
