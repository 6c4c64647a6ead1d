import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { markers } from './markers.ts';
import { sourceWords } from './source-words.ts';

export const markersWords: WordsOf<typeof markers, MessageDescriptor> = {
  title: msg`Tumour markers`,
  sections: { markers: msg`Values of one day`, laboratory: msg`Laboratory` },
  items: {
    on: { label: msg`Taken on` },
    ca125: { label: msg`CA-125`, hint: msg`A value such as 35.2, or <5 as the laboratory gives it.` },
    he4: { label: msg`HE4` },
    cea: { label: msg`CEA` },
    ca199: { label: msg`CA 19-9` },
    afp: { label: msg`AFP` },
    hcg: { label: msg`hCG` },
    ldh: { label: msg`LDH` },
    inhibinB: { label: msg`Inhibin B` },
    scc: { label: msg`SCC antigen` },
    ca125Upper: { label: msg`Upper limit of normal of CA-125` },
    assay: { label: msg`Assay` },
    ...sourceWords,
  },
};
