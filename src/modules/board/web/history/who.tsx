import { Trans } from '@lingui/react/macro';

/** Who wrote an entry of the journal. */
export function Who({ who }: { readonly who: { readonly kind: string; readonly name: string | null } }) {
  if (who.name !== null && who.kind !== 'job') return <strong>{who.name}</strong>;
  if (who.kind === 'operator') return <Trans>The operator of the installation</Trans>;
  if (who.kind === 'link') return <Trans>Whoever holds a signed link</Trans>;
  if (who.kind === 'job') return <Trans>The system</Trans>;
  return <Trans>Somebody whose name is not known</Trans>;
}
