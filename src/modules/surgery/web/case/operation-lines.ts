import { msg } from '@lingui/core/macro';
import type { Looking } from '../../../../kernel/fills.ts';
import type { CaseSubject, TimeLineEntry } from '../../../care/index.ts';
import { tell } from '../../../care/records/tell.ts';
import type { OperationWhole } from '../../queries/operation-parts.ts';
import { operationsOfPage } from '../../queries/operations-shown.ts';
import { complicationName } from '../../records/outcome.ts';
import { operationWords } from '../../records/operation-words.ts';
import { toldWithWords } from '../../records/told-words.ts';
import { pathologyWords } from '../../records/pathology-words.ts';
import { complicationText } from '../complication-text.ts';

const linesOf = (i18n: Looking['i18n'], operations: readonly OperationWhole[]): TimeLineEntry[] =>
  operations.flatMap(({ operation, report, pathology, outcome30 }) => {
    const to = `operations/${operation.id}`;
    const common = { until: null, to, imported: operation.sourceId !== null };
    const complications = outcome30?.complications ?? [];
    return [
      {
        ...common,
        key: operation.id,
        on: report.doneOn,
        title: i18n._(operationWords.title),
        text: tell(i18n, toldWithWords.operation, report),
      },
      ...complications.map((complication) => ({
        ...common,
        key: complication.id,
        on: complication.on,
        title: i18n._(msg`Complication`),
        text: complicationText(i18n, { ...complication, name: complicationName(complication.name) }),
      })),
      ...(pathology === null
        ? []
        : [
            {
              ...common,
              key: `pathology ${operation.id}`,
              on: pathology.reportedOn,
              title: i18n._(pathologyWords.title),
              text: tell(i18n, toldWithWords.pathology, pathology),
            },
          ]),
    ];
  });

/** What operations add to the time line of a case: each with its complications and its pathology report. */
export const operationLines = async (looking: Looking, { case: { id } }: CaseSubject) =>
  linesOf(looking.i18n, await operationsOfPage(looking, id));
