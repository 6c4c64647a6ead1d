import type { z } from 'zod';
import { uuidOfName } from '../../kernel/ids.ts';
import type { Template } from '../../modules/board/index.ts';

type Said = z.input<typeof Template>;
type Whole = NonNullable<Said['recommendations']>[number];
type Line = Pick<Whole, 'modality'> & Partial<Pick<Whole, 'timing' | 'intent' | 'dueInDays'>>;
type Draft = Pick<Said, 'sites' | 'questionTypes'> & {
  readonly name: string;
  readonly lines: readonly Line[];
};

const ovary = ['ovary', 'tube', 'peritoneum'] as const;
const counselling: Line = {
  modality: 'genetic_counselling',
  timing: 'not_applicable',
  intent: 'preventive',
  dueInDays: 14,
};

/** What the boards of the house often recommend together. */
const drafts: readonly Draft[] = [
  {
    name: 'Primary debulking, then adjuvant systemic treatment and genetic counselling',
    sites: ovary,
    questionTypes: ['primary_treatment', 'resectability'],
    lines: [
      { modality: 'surgery', timing: 'upfront', intent: 'curative', dueInDays: 21 },
      { modality: 'systemic', timing: 'adjuvant', intent: 'curative', dueInDays: 63 },
      counselling,
    ],
  },
  {
    name: 'Neoadjuvant systemic treatment, then interval surgery',
    sites: ovary,
    questionTypes: ['primary_treatment', 'resectability', 'response_check'],
    lines: [
      { modality: 'systemic', timing: 'neoadjuvant', intent: 'curative', dueInDays: 14 },
      { modality: 'imaging', timing: 'neoadjuvant', intent: 'diagnostic', dueInDays: 84 },
      { modality: 'surgery', timing: 'interval', intent: 'curative', dueInDays: 98 },
      counselling,
    ],
  },
  {
    name: 'Staging operation, then pathology review',
    sites: [...ovary, 'endometrium'],
    questionTypes: ['staging', 'primary_treatment'],
    lines: [
      { modality: 'surgery', timing: 'upfront', intent: 'curative', dueInDays: 28 },
      { modality: 'pathology_review', timing: 'adjuvant', intent: 'diagnostic', dueInDays: 42 },
    ],
  },
  {
    name: 'Radiotherapy with brachytherapy',
    sites: ['cervix', 'vagina'],
    questionTypes: ['primary_treatment'],
    lines: [
      { modality: 'radiotherapy', timing: 'upfront', intent: 'curative', dueInDays: 14 },
      { modality: 'brachytherapy', timing: 'upfront', intent: 'curative', dueInDays: 49 },
      { modality: 'imaging', timing: 'not_applicable', intent: 'diagnostic', dueInDays: 150 },
    ],
  },
  {
    name: 'Relapse: biopsy, trial, systemic treatment',
    sites: null,
    questionTypes: ['recurrence', 'molecular_trial'],
    lines: [
      { modality: 'rebiopsy', timing: 'recurrence', intent: 'diagnostic', dueInDays: 14 },
      { modality: 'trial', timing: 'recurrence', dueInDays: 14 },
      { modality: 'systemic', timing: 'recurrence', dueInDays: 21 },
    ],
  },
];

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

/** Templates of the house's recommendations, as its chair makes them. */
export const templatesOf = (ownerId: string): readonly Said[] =>
  drafts.map(({ lines, ...about }) => ({
    ...about,
    recommendations: lines.map((line, index) => ({
      ...unsaid,
      ...line,
      id: uuidOfName(ownerId, 'template', about.name, String(index)),
    })),
  }));
