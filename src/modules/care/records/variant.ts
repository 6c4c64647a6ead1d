import { choice, group, line, number } from '../../../kernel/forms/items.ts';

/** Classes of a variant; one of unknown significance never counts as mutated. */
export const variantClasses = ['pathogenic', 'likely_pathogenic', 'vus', 'likely_benign', 'benign'] as const;

/** Variants as a laboratory reports them, in the nomenclature of HGVS. */
export const variants = group(
  {
    gene: line(40),
    hgvs: line(200),
    class: choice(variantClasses),
  },
  { section: 'variants', always: ['gene'] },
);

/** The same of a tumour, where origin and share tell more. */
export const tumourVariants = group(
  {
    gene: line(40),
    hgvs: line(200),
    class: choice(variantClasses),
    origin: choice(['germline', 'somatic', 'unknown']),
    /** Of the alleles, in percent. */
    fraction: number({ min: 0, max: 100, decimals: 1, unit: '%' }),
  },
  { section: 'variants', always: ['gene'] },
);
