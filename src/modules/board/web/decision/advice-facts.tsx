import { Trans } from '@lingui/react/macro';
import { Day } from '../../../../ui/day.tsx';
import type { Fact } from '../../../../ui/facts.tsx';
import { factOf } from '../../../care/web/index.ts';
import { useWords } from '../words.tsx';
import type { AdviceTold } from './advice-page.ts';

/** What the board recommends, by whom it is seen to and until when. */
export const useAdvice = (row: AdviceTold): readonly Fact[] => {
  const { word } = useWords();
  return [
    {
      key: 'what',
      label: <Trans>What was recommended</Trans>,
      value: (
        <>
          <strong>{word('modality', row.modality)}</strong>, {word('timing', row.timing)},{' '}
          {word('intent', row.intent)}
        </>
      ),
    },
    ...(row.detail === null ? [] : [{ key: 'detail', label: <Trans>Detail</Trans>, value: row.detail }]),
    { key: 'why', label: <Trans>Why</Trans>, value: row.rationale },
    { key: 'else', label: <Trans>If she declines</Trans>, value: row.alternative },
    { key: 'who', label: <Trans>Responsible</Trans>, value: row.responsible },
    { key: 'due', label: <Trans>Due on</Trans>, value: <Day date={row.dueOn} /> },
    ...row.more.map(factOf),
  ];
};
