import { Trans, useLingui } from '@lingui/react/macro';
import { Day } from '../../../ui/day.tsx';
import { Facts, yesOrNo } from '../../../ui/facts.tsx';
import { Section } from '../../../ui/page.tsx';
import type { FactsOfCase } from '../queries/facts-of-case.ts';

/** What indicators count of this case: computed from the record, not known where the record leaves it open. */
export default function CaseFacts({ data }: { readonly data: FactsOfCase }) {
  const { t } = useLingui();
  return (
    <Section title={t`What indicators count`} aside={<span className="muted">{data.rule}</span>}>
      <Facts
        facts={[
          {
            key: 'ovarian',
            label: t`Counts as ovarian, tubal or peritoneal cancer`,
            value: yesOrNo(data.ovarian),
          },
          { key: 'advanced', label: t`Counts as advanced`, value: yesOrNo(data.advanced) },
          { key: 'untreated', label: t`Counts as untreated before`, value: yesOrNo(data.untreatedBefore) },
          { key: 'offered', label: t`Upfront surgery offered`, value: yesOrNo(data.upfrontOffered) },
          { key: 'operated', label: t`Counts as operated`, value: yesOrNo(data.operated) },
          { key: 'complete', label: t`Complete resection`, value: yesOrNo(data.completeResection) },
          {
            key: 'treated',
            label: t`Counts as treated here`,
            value:
              data.treated === true && data.treatedOn !== null ? (
                <Trans>
                  yes, since <Day date={data.treatedOn} />
                </Trans>
              ) : (
                yesOrNo(data.treated)
              ),
          },
          {
            key: 'first',
            label: t`A board decided before the first treatment`,
            value: yesOrNo(data.firstTreatmentDecided),
          },
          {
            key: 'board',
            label: t`A board decided before every major treatment`,
            value: yesOrNo(data.boardDecided),
          },
          ...data.operations.map(({ id, doneOn, workUpComplete }) => ({
            key: id,
            label:
              doneOn === null ? (
                t`Spread and origin ruled out before the operation`
              ) : (
                <Trans>
                  Spread and origin ruled out before the operation of <Day date={doneOn} />
                </Trans>
              ),
            value: yesOrNo(workUpComplete),
          })),
        ]}
      />
    </Section>
  );
}
