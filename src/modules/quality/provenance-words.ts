import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Provenance } from './schema.ts';

/** What the shipped sets say of their sources in words; page numbers and short names are the same in every language. */
const sources: Readonly<Record<string, MessageDescriptor>> = {
  '80 % rule, supported by TREV': msg`80 % rule, supported by TREV`,
  'OVGL, TREV; wording recalled': msg`OVGL, TREV; wording recalled`,
  'OVQI p29: 90 %, read as at least': msg`OVQI p29: 90 %, read as at least`,
  'OVQI p6, TREV; the first treatment alone': msg`OVQI p6, TREV; the first treatment alone`,
  'OVQI p6, TREV; wording recalled': msg`OVQI p6, TREV; wording recalled`,
  'OVQI p9, other denominator': msg`OVQI p9, other denominator`,
  'our operationalisation of OVQI p32': msg`our operationalisation of OVQI p32`,
};

/** Where it was read, recalled or derived from, in a sentence. */
export const provenanceText = (i18n: I18n, of: Provenance): string => {
  const known = sources[of.source ?? ''];
  const source = known === undefined ? (of.source ?? '') : i18n._(known);
  if (of.unverified) return i18n._(msg`Recalled and not yet read in the source: ${source}`);
  return of.mark === 'I' ? i18n._(msg`Derived by us: ${source}`) : i18n._(msg`Read in the source: ${source}`);
};
