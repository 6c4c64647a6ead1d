import { useLingui } from '@lingui/react/macro';
import { Section } from '../../../../ui/page.tsx';
import { WaitingCases } from './waiting-cases.tsx';
import type { WaitingTold as Data } from './waiting-told.ts';

/** Cases that a board sent back, each with its reason. */
export default function SentBack({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Sent back by the board`}>
      <WaitingCases data={data} />
    </Section>
  );
}
