import { emptyAnswers } from '../kernel/forms/answers.ts';
import { type PathologyReport, pathologyReport } from '../modules/surgery/index.ts';

/** A pathology report in which no element is missing, of a first operation without chemotherapy before. */
export const completePathology: PathologyReport = {
  ...emptyAnswers(pathologyReport),
  reportedOn: '2026-11-18',
  operativeProcedure: 'Hysterectomy with both adnexa, omentectomy',
  specimens: 'Uterus with both adnexa; omentum',
  specimenIntegrity: 'ruptured',
  tumourSite: ['left_ovary', 'right_ovary'],
  dimensionsMm: 84.5,
  histologicalType: 'high-grade-serous',
  grade: 'high',
  lymphovascularInvasion: null,
  sitesOfInvolvement: ['ovaries', 'greater_omentum'],
  cytology: 'malignant',
  chemotherapyResponseScore: null,
  nodes: [],
  immunohistochemistry: null,
  provisionalStage: 'IIIC',
  stageEdition: 'figo-2014',
  narrative: null,
  absent: {},
};
