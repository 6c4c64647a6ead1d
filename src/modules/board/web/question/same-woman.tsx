import { Trans } from '@lingui/react/macro';
import { Choice } from '../../../../ui/choice.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Unknown } from '../../../../ui/facts.tsx';
import type { Shown } from '../../../care/index.ts';
import { HerName } from '../../../care/web/index.ts';
import { anotherWoman } from './whom-entry.ts';

/** Asks whether she is one of these women, who are shown to whoever has to say so. */
export function SameWoman({ alike }: { readonly alike: readonly Shown[] }) {
  const known = alike.map((shown) => ({
    value: shown.patientId,
    label: (
      <span>
        <HerName shown={shown} /> · {shown.recordNumber} ·{' '}
        {shown.bornOn === null ? <Unknown /> : <Day date={shown.bornOn} />}
      </span>
    ),
  }));
  return (
    <>
      <Choice
        name="whom.same"
        label={<Trans>Is this the same woman?</Trans>}
        hint={<Trans>The centre knows somebody with such a number, or with her name and birth date.</Trans>}
        options={[...known, { value: anotherWoman, label: <Trans>No, another woman</Trans> }]}
        required
      />
      {alike.map(({ patientId }) => (
        <input key={patientId} type="hidden" name="whom.another" value={patientId} />
      ))}
    </>
  );
}
