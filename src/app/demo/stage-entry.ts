import { courseForms } from '../../modules/care/index.ts';
import { dayOf } from './calendar.ts';
import { entry, type Known } from './entry.ts';
import { missingShare } from './parameters.ts';
import type { Random } from './random.ts';
import type { CaseRecord } from './shapes.ts';

type Operation = CaseRecord['operations'][number];

/** Whether the report says more than she presented with: a substage of an early tumour, or a stage after chemotherapy. */
const saysMore = ({ report, pathology }: Operation): boolean =>
  report.kind === 'interval' ||
  (report.kind === 'staging' && /^I[ABC]/.test(pathology?.provisionalStage ?? ''));

/** The stage of a pathology report as her surgeon has confirmed it; of some not yet. */
export const confirmedStages = (operations: readonly Operation[], random: Random): Known[] =>
  operations.flatMap((operation) => {
    const { report, pathology } = operation;
    const { reportedOn = null, provisionalStage: stage = null, stageEdition = null } = pathology ?? {};
    const isConfirmed = !random.chance(missingShare.value.stageNotConfirmed);
    if (!isConfirmed || !saysMore(operation) || reportedOn === null || stage === null) return [];
    const basis = report.kind === 'interval' ? 'after_neoadjuvant' : 'surgical_pathological';
    const said = { on: reportedOn, basis, edition: stageEdition, stage } as const;
    return [{ on: dayOf(reportedOn), entry: entry(courseForms.stage, said) }];
  });
