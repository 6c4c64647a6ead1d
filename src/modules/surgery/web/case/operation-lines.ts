import { msg } from '@lingui/core/macro';
import type { Looking } from '../../../../kernel/fills.ts';
import type { CaseSubject, TimeLineEntry } from '../../../care/index.ts';
import { tell } from '../../../care/records/tell.ts';
import type { OperationWhole } from '../../queries/operation-parts.ts';
import { operationsOfPage } from '../../queries/operations-shown.ts';
import { complicationNamed } from '../../records/outcome.ts';
import { operationWords } from '../../records/operation-words.ts';
import { windowsOf } from '../../outcome-window.ts';
import { toldWithWords } from '../../records/told-words.ts';
import { pathologyWords } from '../../records/pathology-words.ts';
import { complicationText } from '../complication-text.ts';

/** Thirty and ninety days, each on the day it was closed, by their counts: what is not closed holds so far and stands at the operation. */
const closings = (
  { i18n, today }: Pick<Looking, 'i18n' | 'today'>,
  { operation, report, outcome30 }: OperationWhole,
) =>
  windowsOf(outcome30, { doneOn: report.doneOn, deaths: [] }, today).flatMap(({ days, closedOn, count }) =>
    closedOn === null || count === null
      ? []
      : [
          {
            key: `${days} days ${operation.id}`,
            on: closedOn,
            title: i18n._(msg`Complications`),
            text:
              count === 0
                ? i18n._(msg`none until the ${days}th day`)
                : i18n._(msg`until the ${days}th day: ${count}`),
          },
        ],
  );

const linesOf = (
  looking: Pick<Looking, 'i18n' | 'today'>,
  operations: readonly OperationWhole[],
): TimeLineEntry[] =>
  operations.flatMap((whole) => {
    const { i18n } = looking;
    const { operation, report, pathology, outcome30 } = whole;
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
        text: complicationText(i18n, { ...complication, ...complicationNamed(complication) }),
      })),
      ...closings(looking, whole).map((closing) => ({ ...common, ...closing })),
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
  linesOf(looking, await operationsOfPage(looking, id));
