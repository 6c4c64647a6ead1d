import { choice, date, line, number, prose, record } from '../../../kernel/forms/items.ts';
import { tumourVariants } from './variant.ts';
import { sourced } from './source.ts';

const repair = ['retained', 'lost', 'subclonal', 'not_interpretable'] as const;
const of = (section: 'mismatch' | 'proteins') => ({ section, absent: ['not_done', 'unknown'] }) as const;

/** Molecular results of the tumour: numbers and assays as reported; what they allow is for rules. */
export const tumourMolecular = record(
  {
    id: 'tumour-molecular',
    version: 2,
    sections: ['sample', 'variants', 'recombination', 'mismatch', 'proteins'],
    closed: ['mismatch', 'proteins'],
  },
  {
    on: date({ section: 'sample', needed: true, absent: ['unknown'] }),
    state: choice(['asked', 'pending', 'reported', 'failed'], {
      section: 'sample',
      needed: true,
      absent: ['unknown'],
    }),
    sample: line(200, { section: 'sample' }),
    assay: line(200, { section: 'sample' }),
    laboratory: line(200, { section: 'sample' }),
    variants: tumourVariants,
    /** As reported by the assay; assays are not interchangeable. */
    hrd: choice(['positive', 'negative', 'inconclusive'], {
      section: 'recombination',
      absent: ['not_done', 'unknown'],
    }),
    /** Genomic instability score. */
    instability: number({ section: 'recombination', min: 0, max: 100 }),
    hrdAssay: line(120, { section: 'recombination' }),
    mlh1: choice(repair, of('mismatch')),
    pms2: choice(repair, of('mismatch')),
    msh2: choice(repair, of('mismatch')),
    msh6: choice(repair, of('mismatch')),
    mlh1Methylation: choice(['methylated', 'unmethylated'], of('mismatch')),
    msi: choice(['high', 'stable'], of('mismatch')),
    pole: choice(['wild_type', 'pathogenic', 'vus', 'failed'], of('mismatch')),
    p53: choice(
      ['wild_type', 'overexpression', 'null', 'cytoplasmic', 'subclonal', 'not_interpretable'],
      of('proteins'),
    ),
    her2: choice(['0', '1+', '2+', '3+'], of('proteins')),
    her2Scheme: line(60, { section: 'proteins' }),
    /** Tumour cells with membrane staining of 2+ or more, in percent. */
    folr1: number({ section: 'proteins', min: 0, max: 100, unit: '%' }),
    /** Combined positive score. */
    pdl1Cps: number({ section: 'proteins', min: 0, max: 100 }),
    pdl1Clone: line(40, { section: 'proteins' }),
    er: number({ section: 'proteins', min: 0, max: 100, unit: '%' }),
    pr: number({ section: 'proteins', min: 0, max: 100, unit: '%' }),
    ...sourced('sample'),
    note: prose(4000, { section: 'sample' }),
  },
);
