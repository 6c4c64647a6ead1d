import { Trans, useLingui } from '@lingui/react/macro';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { CasePage } from '../../queries/case-page.ts';
import { yesOrNo } from './disease-facts.tsx';

/** What indicators count of this case: computed from the record, not known where the record leaves it open. */
export function CaseVerdictFacts({ verdict }: Pick<CasePage, 'verdict'>) {
  const { t } = useLingui();
  if (verdict === null) return null;
  return (
    <Section title={t`What indicators count`} aside={<span className="muted">{verdict.rule}</span>}>
      <Facts
        facts={[
          {
            key: 'ovarian',
            label: t`Counts as ovarian, tubal or peritoneal cancer`,
            value: yesOrNo(verdict.ovarian),
          },
          { key: 'advanced', label: t`Counts as advanced`, value: yesOrNo(verdict.advanced) },
          { key: 'untreated', label: t`Counts as untreated before`, value: yesOrNo(verdict.untreatedBefore) },
          { key: 'offered', label: t`Upfront surgery offered`, value: yesOrNo(verdict.upfrontOffered) },
          { key: 'operated', label: t`Counts as operated`, value: yesOrNo(verdict.operated) },
          { key: 'complete', label: t`Complete resection`, value: yesOrNo(verdict.completeResection) },
          {
            key: 'treated',
            label: t`Counts as treated here`,
            value:
              verdict.treated === true && verdict.treatedOn !== null ? (
                <Trans>
                  yes, since <Day date={verdict.treatedOn} />
                </Trans>
              ) : (
                yesOrNo(verdict.treated)
              ),
          },
          { key: 'board', label: t`A board decided before treatment`, value: yesOrNo(verdict.boardDecided) },
        ]}
      />
    </Section>
  );
}
