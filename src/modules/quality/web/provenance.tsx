import { Trans, useLingui } from '@lingui/react/macro';
import { Tag } from '../../../ui/tag.tsx';
import { provenanceText } from '../provenance-words.ts';
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

/** The same with the source, in a sentence. */
export function ProvenanceWords({ of }: { readonly of: Provenance }) {
  const { i18n } = useLingui();
  return provenanceText(i18n, of);
}
