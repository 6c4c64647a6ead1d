import type { z } from 'zod';
import type { Template } from '../modules/board/schema.ts';

type Said = z.input<typeof Template>;
type Whole = Said & { readonly recommendations: NonNullable<Said['recommendations']> };

/** What a line of a template may leave unsaid. */
const unsaid = {
  timing: null,
  intent: null,
  detail: null,
  rationale: null,
  condition: null,
  alternative: null,
  evidence: null,
  dueInDays: null,
  absent: {},
} as const;

/** A template of two recommendations. */
export const testTemplate = (more: Partial<Whole> = {}): Whole => ({
  name: 'Operate, then test',
  recommendations: [
    {
      ...unsaid,
      id: '0b5f4f0e-0000-4000-8000-000000000001',
      modality: 'surgery',
      timing: 'upfront',
      intent: 'curative',
      detail: 'Midline laparotomy',
      dueInDays: 21,
    },
    {
      ...unsaid,
      id: '0b5f4f0e-0000-4000-8000-000000000002',
      modality: 'genetic_counselling',
      timing: 'not_applicable',
      intent: 'preventive',
      rationale: 'Offered to every woman with this disease',
    },
  ],
  ...more,
});
