import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Tag } from '../../../ui/tag.tsx';
import type { Provenance } from '../schema.ts';

/** Marks what was recalled or derived by us instead of read in the source; nothing when it was read. */
export function ProvenanceMark({ of }: { readonly of: Provenance | null }) {
  if (of === null) return null;
  if (of.unverified)
    return (
      <Tag tone="warn">
        <Trans>unverified</Trans>
      </Tag>
    );
  return of.mark === 'I' ? (
    <Tag tone="info">
      <Trans>our operationalisation</Trans>
    </Tag>
  ) : null;
}

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

/** The same with the source, in a sentence. */
export function ProvenanceWords({ of }: { readonly of: Provenance }) {
  const { i18n } = useLingui();
  const known = sources[of.source ?? ''];
  const source = known === undefined ? (of.source ?? '') : i18n._(known);
  if (of.unverified) return <Trans>Recalled and not yet read in the source: {source}</Trans>;
  return of.mark === 'I' ? (
    <Trans>Derived by us: {source}</Trans>
  ) : (
    <Trans>Read in the source: {source}</Trans>
  );
}
