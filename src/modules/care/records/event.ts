import { choice, choices, date, line, prose, record } from '../../../kernel/forms/items.ts';
import { sourced } from './source.ts';

/** Where disease came back or grew. */
export const relapseSites = [
  'local',
  'pelvic_wall',
  'regional_nodes',
  'groin',
  'peritoneum',
  'liver',
  'spleen',
  'lung',
  'pleura',
  'brain',
  'bone',
  'distant_nodes',
  'port_site',
  'marker_only',
  'other',
] as const;

const grew = { item: 'kind', in: ['progression', 'recurrence'] } as const;

/** What the disease did. A recurrence follows a time without disease; else it is a progression. */
export const event = record(
  { id: 'event', version: 2, sections: ['event'] },
  {
    on: date({ section: 'event', needed: true, absent: ['unknown'] }),
    kind: choice(['response', 'progression', 'recurrence', 'second_primary'], {
      section: 'event',
      needed: true,
    }),
    response: choice(['complete', 'partial', 'stable', 'not_evaluable'], {
      section: 'event',
      when: { item: 'kind', in: ['response'] },
      needed: true,
      absent: ['unknown'],
    }),
    basis: choices(['imaging', 'marker', 'clinical', 'pathology'], {
      section: 'event',
      needed: true,
      absent: ['unknown'],
    }),
    sites: choices(relapseSites, { section: 'event', when: grew, needed: true, absent: ['unknown'] }),
    detail: line(300, { section: 'event' }),
    ...sourced('event'),
    note: prose(4000, { section: 'event' }),
  },
);
