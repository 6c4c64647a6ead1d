import { Trans, useLingui } from '@lingui/react/macro';
import { Facts } from '../../../ui/facts.tsx';
import { Section } from '../../../ui/page.tsx';
import type { OperationIndicators as Data } from '../queries/operation-indicators.ts';

type Counted = Data['indicators'][number];

function Says({ one }: { readonly one: Counted }) {
  const { belongs, meets } = one;
  if (belongs === null) return <Trans>not known whether it counts: something is missing in the record</Trans>;
  if (meets === null) return <Trans>counts</Trans>;
  if (meets.met === null) return <Trans>counts; not known whether it is met</Trans>;
  return meets.met ? <Trans>counts, and is met</Trans> : <Trans>counts, and is not met</Trans>;
}

/** The indicators an operation counts in. */
export default function OperationIndicators({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  return (
    <Section title={t`Indicators it counts in`} aside={<span className="muted">{data.set}</span>}>
      {data.indicators.length === 0 ? (
        <p className="muted">
          <Trans>This operation counts in no indicator.</Trans>
        </p>
      ) : (
        <Facts
          facts={data.indicators.map((one) => ({
            key: one.key,
            label: `${one.key} ${one.name}`,
            value: <Says one={one} />,
          }))}
        />
      )}
    </Section>
  );
}
