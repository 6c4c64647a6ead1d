import { useLingui } from '@lingui/react/macro';
import { Section } from '../../../../ui/page.tsx';
import type { WaitingCases as Data } from '../../queries/my-work.ts';
import { WaitingCases } from './waiting-cases.tsx';

/** Cases that a board sent back, each with its reason. */
export default function SentBack({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Sent back by the board`}>
      <WaitingCases data={data} />
    </Section>
  );
}
