import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { radiotherapy } from './radiotherapy.ts';
import { stopReasonWords, toxicityGradeWords } from './stopping-words.ts';
import { sourceWords } from './source-words.ts';

export const radiotherapyWords: WordsOf<typeof radiotherapy, MessageDescriptor> = {
  title: msg`Radiotherapy`,
  sections: { treatment: msg`The treatment`, dose: msg`Dose`, end: msg`End and toxicity` },
  items: {
    intent: {
      label: msg`Intent`,
      codes: {
        definitive: msg`definitive`,
        adjuvant: msg`adjuvant`,
        neoadjuvant: msg`neoadjuvant`,
        relapse: msg`for relapse`,
        palliative: msg`palliative`,
      },
    },
    technique: {
      label: msg`Technique`,
      codes: {
        '3d': msg`3D conformal`,
        imrt: msg`IMRT`,
        vmat: msg`VMAT`,
        sbrt: msg`SBRT`,
        proton: msg`protons`,
        electron: msg`electrons`,
        other: msg`another technique`,
      },
    },
    targets: {
      label: msg`Target`,
      codes: {
        pelvis: msg`pelvis`,
        extended_field: msg`pelvis and para-aortic field`,
        vagina: msg`vagina`,
        vulva: msg`vulva`,
        groin: msg`groin`,
        parametrium: msg`parametrium`,
        nodes: msg`nodes`,
        metastasis: msg`metastasis`,
        other: msg`another target`,
      },
    },
    concurrent: { label: msg`Drug given with it` },
    from: { label: msg`First fraction on` },
    ongoing: { label: msg`Is it going on?` },
    doseGy: { label: msg`Dose given`, hint: msg`Boosts apart.` },
    fractions: { label: msg`Fractions given` },
    fractionsPlanned: { label: msg`Fractions planned` },
    boostGy: { label: msg`Boost` },
    to: { label: msg`Last fraction on` },
    overallDays: {
      label: msg`Overall time in days`,
      hint: msg`From the first to the last fraction, brachytherapy included.`,
    },
    breakDays: { label: msg`Days of interruption` },
    stopReason: { label: msg`Why it ended`, codes: stopReasonWords },
    worstToxicity: { label: msg`Worst toxicity (CTCAE)`, codes: toxicityGradeWords },
    toxicity: { label: msg`Which toxicity` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
