import { Trans } from '@lingui/react/macro';
import { Day } from '../../../../ui/day.tsx';
import { type Fact, yesOrNo } from '../../../../ui/facts.tsx';
import type { CaseFields } from '../../schema.ts';
import { useWords } from '../words.tsx';

/** What is recorded of the disease, as labels and values. */
export const useDiseaseFacts = (disease: Omit<CaseFields, 'entry'>): readonly Fact[] => {
  const { word } = useWords();
  const { stage, stageEdition, presentedOn, notOperatedReason } = disease;
  return [
    { key: 'site', label: <Trans>Site</Trans>, value: word('site', disease.site) },
    { key: 'histology', label: <Trans>Histology</Trans>, value: word('histology', disease.histology) },
    {
      key: 'stage',
      label: <Trans>FIGO stage</Trans>,
      value:
        stage === null ? null : (
          <>
            <strong>{stage}</strong> <span className="muted">{word('stageEdition', stageEdition)}</span>
          </>
        ),
    },
    { key: 'grade', label: <Trans>Grade</Trans>, value: word('grade', disease.grade) },
    {
      key: 'presented',
      label: <Trans>Presented on</Trans>,
      value: presentedOn === null ? null : <Day date={presentedOn} />,
    },
    {
      key: 'treated',
      label: <Trans>Treated before she came</Trans>,
      value: yesOrNo(disease.treatedBefore),
    },
    ...(notOperatedReason === null
      ? []
      : [
          {
            key: 'not-operated',
            label: <Trans>Will not be operated</Trans>,
            value: word('notOperatedReason', notOperatedReason),
          },
        ]),
  ];
};
