import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { variantClasses } from './variant.ts';

const classes: Readonly<Record<(typeof variantClasses)[number], MessageDescriptor>> = {
  pathogenic: msg`pathogenic`,
  likely_pathogenic: msg`likely pathogenic`,
  vus: msg`of unknown significance`,
  likely_benign: msg`likely benign`,
  benign: msg`benign`,
};

const items = {
  gene: { label: msg`Gene` },
  hgvs: { label: msg`Variant (HGVS)` },
  class: { label: msg`Class`, codes: classes },
};

export const variantsWords = { label: msg`Variants`, none: msg`No variant was found`, items };

export const tumourVariantsWords = {
  ...variantsWords,
  items: {
    ...items,
    origin: {
      label: msg`Origin`,
      codes: { germline: msg`germline`, somatic: msg`somatic`, unknown: msg`not known` },
    },
    fraction: { label: msg`Share of alleles` },
  },
};
