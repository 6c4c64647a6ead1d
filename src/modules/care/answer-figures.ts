import type { AnswerRule } from './course.ts';
import { brca, mmr } from './molecular-answers.ts';
import { diagnosis } from './records/diagnosis.ts';
import { event } from './records/event.ts';
import { germline } from './records/germline.ts';
import { imaging } from './records/imaging.ts';
import { systemic } from './records/systemic.ts';
import { tumourMolecular } from './records/tumour-molecular.ts';
import { bestResponse, responseImaging } from './response-answers.ts';
import { histology } from './tissue-answers.ts';
import * as treatment from './treatment-answers.ts';

/** What is computed from a course for an item of a dataset, by the name the dataset gives it, and the forms it reads. */
export const answerFigures = {
  last_platinum_on: { rule: treatment.lastPlatinumOn, reads: [systemic.id] },
  months_since_platinum: { rule: treatment.monthsSincePlatinum, reads: [systemic.id] },
  treatment_lines: { rule: treatment.treatmentLines, reads: [systemic.id] },
  neoadjuvant_cycles: { rule: treatment.neoadjuvantCycles, reads: [systemic.id] },
  neoadjuvant_last_cycle: { rule: treatment.neoadjuvantLastCycle, reads: [systemic.id] },
  chemotherapy_regimen: { rule: treatment.chemotherapyRegimen, reads: [systemic.id] },
  worst_toxicity: { rule: treatment.worstToxicity, reads: [systemic.id] },
  line_stop_reason: { rule: treatment.lineStopReason, reads: [systemic.id] },
  best_response: { rule: bestResponse, reads: [systemic.id, event.id, imaging.id] },
  response_imaging: { rule: responseImaging, reads: [systemic.id, imaging.id] },
  histology: { rule: histology, reads: [diagnosis.id] },
  brca: { rule: brca, reads: [germline.id, tumourMolecular.id] },
  mmr: { rule: mmr, reads: [tumourMolecular.id] },
} as const satisfies Readonly<
  Record<string, { readonly rule: AnswerRule; readonly reads: readonly string[] }>
>;
export type AnswerFigure = keyof typeof answerFigures;
