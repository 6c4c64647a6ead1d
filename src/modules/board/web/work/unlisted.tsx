import { useLingui } from '@lingui/react/macro';
import { Section } from '../../../../ui/page.tsx';
import { WaitingCases } from './waiting-cases.tsx';
import type { WaitingTold as Data } from './waiting-told.ts';

/** Cases referred that no agenda has held. */
export default function Unlisted({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Referred, on no agenda yet`}>
      <WaitingCases data={data} />
    </Section>
  );
}
