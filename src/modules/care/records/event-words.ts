import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { event, relapseSites } from './event.ts';
import { sourceWords } from './source-words.ts';

export const relapseSiteWords: Readonly<Record<(typeof relapseSites)[number], MessageDescriptor>> = {
  local: msg`vault, cervix or vulva`,
  pelvic_wall: msg`pelvic wall`,
  regional_nodes: msg`regional nodes`,
  groin: msg`groin`,
  peritoneum: msg`peritoneum`,
  liver: msg`liver`,
  spleen: msg`spleen`,
  lung: msg`lung`,
  pleura: msg`pleura`,
  brain: msg`brain`,
  bone: msg`bone`,
  distant_nodes: msg`distant nodes`,
  port_site: msg`port site`,
  marker_only: msg`marker alone`,
  other: msg`elsewhere`,
};

export const eventWords: WordsOf<typeof event, MessageDescriptor> = {
  title: msg`Event`,
  sections: { event: msg`What happened` },
  items: {
    on: { label: msg`Date` },
    kind: {
      label: msg`What it was`,
      hint: msg`A recurrence follows a time without disease; else it is a progression.`,
      codes: {
        response: msg`Response to treatment`,
        progression: msg`Progression`,
        recurrence: msg`Recurrence`,
        second_primary: msg`Another primary tumour`,
      },
    },
    response: {
      label: msg`Response`,
      codes: {
        complete: msg`complete response`,
        partial: msg`partial response`,
        stable: msg`stable disease`,
        not_evaluable: msg`not evaluable`,
      },
    },
    basis: {
      label: msg`What it rests on`,
      codes: {
        imaging: msg`Imaging`,
        marker: msg`Tumour marker`,
        clinical: msg`Examination`,
        pathology: msg`Pathology`,
      },
    },
    sites: { label: msg`Where`, codes: relapseSiteWords },
    detail: { label: msg`Details` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
