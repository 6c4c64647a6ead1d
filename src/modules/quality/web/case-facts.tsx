import { Trans, useLingui } from '@lingui/react/macro';
import { Day } from '../../../ui/day.tsx';
import { Facts, yesOrNo } from '../../../ui/facts.tsx';
import { Section } from '../../../ui/page.tsx';
import { caseTruthsOfRow } from '../fact-names.ts';
import type { CountedFacts } from '../queries/facts-of-case.ts';
import { caseFactWords } from './case-fact-words.ts';

const since = (data: CountedFacts) =>
  data.treated === true && data.treatedOn !== null ? (
    <Trans>
      yes, since <Day date={data.treatedOn} />
    </Trans>
  ) : (
    yesOrNo(data.treated)
  );

/** What indicators count of this case: computed from the record, not known where the record leaves it open. */
export default function CaseFacts({ data }: { readonly data: CountedFacts }) {
  const { i18n, t } = useLingui();
  if (!data.isCounted)
    return (
      <Section title={t`What indicators count`} aside={<span className="muted">{data.set}</span>}>
        <p className="muted">
          <Trans>This case counts in no indicator.</Trans>
        </p>
      </Section>
    );
  return (
    <Section title={t`What indicators count`} aside={<span className="muted">{data.rule}</span>}>
      <Facts
        facts={[
          ...caseTruthsOfRow.map((fact) => ({
            key: fact,
            label: i18n._(caseFactWords[fact]),
            value: fact === 'treated' ? since(data) : yesOrNo(data[fact]),
          })),
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
