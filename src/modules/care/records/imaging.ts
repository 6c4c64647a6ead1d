import { choice, choices, date, prose, record } from '../../../kernel/forms/items.ts';
import { relapseSites } from './event.ts';
import { sourced } from './source.ts';

/** An imaging study and what it found. */
export const imaging = record(
  { id: 'imaging', version: 2, sections: ['study', 'finding'] },
  {
    on: date({ section: 'study', needed: true, absent: ['unknown'] }),
    method: choice(['ultrasound', 'ct', 'mri', 'pet_ct', 'xray', 'scintigraphy', 'other'], {
      section: 'study',
      needed: true,
      absent: ['unknown'],
    }),
    regions: choices(['pelvis', 'abdomen', 'thorax', 'head', 'groin', 'whole_body', 'other'], {
      section: 'study',
      absent: ['unknown'],
    }),
    purpose: choice(['first', 'response', 'follow_up', 'symptoms'], {
      section: 'study',
      absent: ['unknown'],
    }),
    /** Against the study it was compared with; RECIST 1.1 where targets were measured. */
    response: choice(['complete', 'partial', 'stable', 'progression', 'not_evaluable'], {
      section: 'finding',
      when: { not: { item: 'purpose', in: ['first'] } },
      absent: ['not_applicable', 'unknown'],
    }),
    sites: choices(
      relapseSites.filter((site) => site !== 'marker_only'),
      { section: 'finding', absent: ['unknown'] },
    ),
    finding: prose(8000, { section: 'finding', needed: true }),
    ...sourced('study'),
  },
);
