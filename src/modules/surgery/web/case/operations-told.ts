import type { I18n } from '@lingui/core';
import { sayIn } from '../../../../ui/form/say.ts';
import type { OperationShown } from '../../queries/operations-shown.ts';
import { complicationText } from '../complication-text.ts';
import { pathologyElementWord, reportElementWord } from '../operation/operation-words.ts';
import { wordsIn } from '../words.tsx';

/** An operation in the reader's words: her page needs none for all that a report may hold. */
export const operationTold = (i18n: I18n, operation: OperationShown) => {
  const { word } = wordsIn(i18n);
  const { report, pathology, team, complications, kind, initialAim, ...rest } = operation;
  return {
    ...rest,
    kind: word('operationKind', kind),
    initialAim: word('initialAim', initialAim),
    team: team.map(({ name, role, discipline }) => ({
      name,
      does: [word('role', role), word('discipline', discipline)].join(', '),
    })),
    report: {
      complete: report.complete,
      missing: report.missing.map((element) => i18n._(reportElementWord(element))),
    },
    pathology: {
      complete: pathology.complete,
      missing: pathology.missing.map((element) => sayIn(i18n)(pathologyElementWord(element))),
    },
    complications: complications.map((each) => complicationText(i18n, each)).join('; '),
  };
};
export type OperationTold = ReturnType<typeof operationTold>;
