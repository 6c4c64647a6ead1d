import { columned } from '../../../kernel/forms/columned.ts';
import { choices, group, line, number, record } from '../../../kernel/forms/items.ts';
import { question } from '../../care/records/question.ts';
import { sites } from '../../care/records/tumour.ts';
import { recommendation } from './recommendation.ts';

/** A template holds at most so many recommendations. */
export const mostInTemplate = 8;

/** An item of a recommendation as a template asks it: in a line of its own, and never needed. */
const beforehand = <I extends { readonly section: string }>({
  section: _section,
  required: _required,
  ...item
}: I & { readonly required?: true }): Omit<I, 'section' | 'required'> => item;

const { intent, modality, timing, detail, alternative, condition, evidence } = recommendation.items;

/**
 * Several recommendations that a board often makes together, as far as they can be said before anybody is discussed: never
 * who sees to it, nor what is hers or the board's. The house makes it; the program knows none.
 */
export const template = record(
  { id: 'template', version: 1, sections: ['template', 'recommendations'] },
  {
    name: line(120, { section: 'template', required: true }),
    /** For which tumours, and for which questions, it is offered first. */
    sites: choices(sites, { of: 'sites', any: true, section: 'template' }),
    questionTypes: choices(question.items.questionType.codes, { any: true, section: 'template' }),
    recommendations: group(
      {
        modality: beforehand(modality),
        timing: beforehand(timing),
        intent: beforehand(intent),
        detail: beforehand(detail),
        rationale: line(500),
        condition: beforehand(condition),
        alternative: beforehand(alternative),
        evidence: beforehand(evidence),
        /** From the day of the board. */
        dueInDays: number({ min: 0, max: 365 }),
      },
      { section: 'recommendations', always: ['modality'], lines: 1 },
    ),
  },
);

/** How a template is kept. */
export const templateKept = columned(template, ['name']);
