import { useLingui } from '@lingui/react/macro';
import { Section } from '../../../../ui/page.tsx';
import type { WaitingCases as Data } from '../../queries/my-work.ts';
import { WaitingCases } from './waiting-cases.tsx';

/** Cases referred that no agenda has held. */
export default function Unlisted({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Referred, on no agenda yet`}>
      <WaitingCases data={data} />
    </Section>
  );
}
