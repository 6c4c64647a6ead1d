import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { brachytherapy } from './brachytherapy.ts';
import { sourceWords } from './source-words.ts';

export const brachytherapyWords: WordsOf<typeof brachytherapy, MessageDescriptor> = {
  title: msg`Brachytherapy`,
  sections: { treatment: msg`The treatment`, volumes: msg`Doses to volumes (total, EQD2)` },
  items: {
    rate: {
      label: msg`Dose rate`,
      codes: { hdr: msg`high (HDR)`, pdr: msg`pulsed (PDR)`, ldr: msg`low (LDR)` },
    },
    applicator: {
      label: msg`Applicator`,
      codes: {
        tandem_ring: msg`tandem and ring`,
        tandem_ovoid: msg`tandem and ovoids`,
        cylinder: msg`cylinder`,
        interstitial: msg`interstitial`,
        mould: msg`mould`,
        other: msg`another applicator`,
      },
    },
    image: { label: msg`Planned on`, codes: { mri: msg`MRI`, ct: msg`CT`, none: msg`no image` } },
    from: { label: msg`First fraction on` },
    ongoing: { label: msg`Is it going on?` },
    to: { label: msg`Last fraction on` },
    doseGy: { label: msg`Dose given` },
    fractions: { label: msg`Fractions given` },
    ctvD90: { label: msg`High-risk CTV, D90` },
    bladderD2cc: { label: msg`Bladder, D2cc` },
    rectumD2cc: { label: msg`Rectum, D2cc` },
    sigmoidD2cc: { label: msg`Sigmoid, D2cc` },
    bowelD2cc: { label: msg`Bowel, D2cc` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
