import { Trans, useLingui } from '@lingui/react/macro';
import { Section } from '../../../ui/page.tsx';
import { TargetWords } from './indicator-table.tsx';
import { ProvenanceMark, ProvenanceWords } from './provenance.tsx';
import type { ShownIndicator } from './shown-set.ts';
import { dateWords, typeWords, unitWords } from './words.tsx';

function Counted({ indicator }: { readonly indicator: ShownIndicator }) {
  const { i18n } = useLingui();
  if (indicator.unit === null || indicator.date === null)
    return <Trans>Rests on what the centre states, with dates and evidence.</Trans>;
  const unit = i18n._(unitWords[indicator.unit]);
  const date = i18n._(dateWords[indicator.date]);
  return (
    <Trans>
      Counts {unit}, placed in time by {date}.
    </Trans>
  );
}

function Sources({ indicator }: { readonly indicator: ShownIndicator }) {
  return (
    <>
      <ProvenanceWords of={indicator.provenance} />
      {indicator.tiers.map((tier) =>
        tier.provenance === null ? null : (
          <span key={tier.points}>
            {' · '}
            <Trans>
              target <TargetWords tier={tier} definition={indicator} />:
            </Trans>{' '}
            <ProvenanceWords of={tier.provenance} /> <ProvenanceMark of={tier.provenance} />
          </span>
        ),
      )}
      {'. '}
      <a href={indicator.link} rel="noreferrer">
        <Trans>Original</Trans>
      </a>
    </>
  );
}

/** What each indicator counts, from which source, and what of it is our reading. */
export function HowCounted({ indicators }: { readonly indicators: readonly ShownIndicator[] }) {
  const { t, i18n } = useLingui();
  return (
    <Section title={t`How it is counted`}>
      <dl className="how-counted">
        {indicators.map((indicator) => (
          <div key={indicator.key} id={`how-${indicator.key}`}>
            <dt>
              {indicator.id} {indicator.name}{' '}
              <span className="muted">{i18n._(typeWords[indicator.type])}</span>{' '}
              <ProvenanceMark of={indicator.provenance} />
            </dt>
            <dd>
              <Counted indicator={indicator} /> {indicator.note}
            </dd>
            <dd className="muted">
              <Sources indicator={indicator} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
