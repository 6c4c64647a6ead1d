import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Day } from '../../../ui/day.tsx';
import { Identified, type Identifier } from '../../../ui/identity-banner.tsx';
import type { Whom } from '../case-of-page.ts';
import { writtenNames } from '../identifiers.ts';

/** A page about one woman, under her name and number, or under her case's label for who may not see them. */
export function WhomBanner({ whom, children }: { readonly whom: Whom; readonly children: ReactNode }) {
  const { t } = useLingui();
  const { label, shown } = whom;
  const born: Identifier = {
    label: t`Born`,
    value: shown?.bornOn == null ? '—' : <Day date={shown.bornOn} />,
  };
  const caseLabel: Identifier = { label: t`Case`, value: label };
  if (shown === null) return <Identified identifiers={[caseLabel, born]}>{children}</Identified>;
  const name = writtenNames(shown).toReversed().join(' · ');
  const names: Identifier = { label: t`Name`, value: name || <Trans>not known</Trans> };
  const number: Identifier = { label: t`Record number`, value: shown.recordNumber };
  return <Identified identifiers={[names, number, born, caseLabel]}>{children}</Identified>;
}
