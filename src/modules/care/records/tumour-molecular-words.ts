import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { tumourMolecular } from './tumour-molecular.ts';
import { tumourVariantsWords } from './variant-words.ts';
import { sourceWords } from './source-words.ts';

const repair = {
  retained: msg`retained`,
  lost: msg`lost`,
  subclonal: msg`subclonal`,
  not_interpretable: msg`not interpretable`,
};

export const tumourMolecularWords: WordsOf<typeof tumourMolecular, MessageDescriptor> = {
  title: msg`Molecular results of the tumour`,
  sections: {
    sample: msg`The sample`,
    variants: msg`Variants`,
    recombination: msg`Homologous recombination`,
    mismatch: msg`Mismatch repair and POLE`,
    proteins: msg`p53 and targets`,
  },
  items: {
    on: { label: msg`Date` },
    state: {
      label: msg`State`,
      codes: { asked: msg`asked for`, pending: msg`pending`, reported: msg`reported`, failed: msg`failed` },
    },
    sample: { label: msg`Sample` },
    assay: { label: msg`Assay` },
    laboratory: { label: msg`Laboratory` },
    variants: tumourVariantsWords,
    hrd: {
      label: msg`Homologous recombination deficiency`,
      codes: { positive: msg`positive`, negative: msg`negative`, inconclusive: msg`inconclusive` },
    },
    instability: { label: msg`Genomic instability score` },
    hrdAssay: { label: msg`Assay of the score`, hint: msg`Scores of different assays cannot be exchanged.` },
    mlh1: { label: msg`MLH1`, codes: repair },
    pms2: { label: msg`PMS2`, codes: repair },
    msh2: { label: msg`MSH2`, codes: repair },
    msh6: { label: msg`MSH6`, codes: repair },
    mlh1Methylation: {
      label: msg`Methylation of MLH1`,
      codes: { methylated: msg`methylated`, unmethylated: msg`not methylated` },
    },
    msi: { label: msg`Microsatellites`, codes: { high: msg`instable (MSI-H)`, stable: msg`stable (MSS)` } },
    pole: {
      label: msg`POLE, exonuclease domain`,
      codes: {
        wild_type: msg`wild type`,
        pathogenic: msg`pathogenic`,
        vus: msg`of unknown significance`,
        failed: msg`failed`,
      },
    },
    p53: {
      label: msg`p53`,
      codes: {
        wild_type: msg`wild type`,
        overexpression: msg`overexpressed`,
        null: msg`absent (null)`,
        cytoplasmic: msg`cytoplasmic`,
        subclonal: msg`subclonal`,
        not_interpretable: msg`not interpretable`,
      },
    },
    her2: { label: msg`HER2`, codes: { '0': msg`0`, '1+': msg`1+`, '2+': msg`2+`, '3+': msg`3+` } },
    her2Scheme: { label: msg`Scoring scheme of HER2` },
    folr1: { label: msg`FRα, cells stained 2+ or more` },
    pdl1Cps: { label: msg`PD-L1, combined positive score` },
    pdl1Clone: { label: msg`Clone of PD-L1` },
    er: { label: msg`Oestrogen receptor` },
    pr: { label: msg`Progesterone receptor` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
