import { isAsked, isSaid, lookupIn } from '../../kernel/forms/asked.ts';
import type { Condition } from '../../kernel/forms/condition.ts';
import type { Item, Reason } from '../../kernel/forms/items.ts';
import { isStageAt, type SiteProfile } from '../care/index.ts';
import type { Truth } from '../../kernel/truth.ts';
import type { ErrorCode } from '../../kernel/error-codes.ts';
import type { OperationReport } from './records/operation.ts';
import { factsOfOperation } from './operation-facts.ts';
import { hasAnswer } from './records/immunohistochemistry.ts';
import { type PathologyElement, type PathologyReport, pathologyReport } from './records/pathology.ts';

export type PathologyVerdict = { complete: boolean | null; missing: PathologyElement[] };
type Kind = OperationReport['kind'];

const items: Readonly<Record<PathologyElement, Item>> = pathologyReport.items;

/** What a complete report holds while the site is not known, in its order. */
const general = Object.entries<Item>(pathologyReport.items)
  .filter(([, { needed, added }]) => needed === true && added !== true)
  .map(([name]) => name);

/** What a complete report of the site holds: its core elements, and those of a condition; nothing where no list is known. */
export const pathologyElements = (profile: SiteProfile | null): readonly PathologyElement[] => {
  const { core = [], conditional = {} } = profile?.pathology ?? {};
  return (profile === null ? general : [...core, ...Object.keys(conditional)]) as PathologyElement[];
};

/** A station counts with its numbers and, where there is tumour, with the largest deposit and what the site asks beside it. */
const nodesAnswered = (
  nodes: NonNullable<PathologyReport['nodes']>,
  beside: readonly string[] = [],
): boolean =>
  nodes.every((node) => {
    const { examined, positive } = node;
    const said: Readonly<Record<string, unknown>> = node;
    const asked = positive === 0 ? [] : ['largestDepositMm', ...beside];
    return examined !== null && positive !== null && asked.every((part) => said[part] !== null);
  });

/** Answered: by a value, because it does not apply, or because nothing was sent for cytology. "Not known" is no answer. */
const answered = (
  report: PathologyReport,
  element: PathologyElement,
  profile: SiteProfile | null,
): boolean => {
  if (element === 'nodes')
    return report.nodes !== null && nodesAnswered(report.nodes, profile?.pathology?.positiveNodes);
  if (report[element] !== null) return true;
  const reasons: Readonly<Partial<Record<string, Reason>>> = report.absent;
  const reason = reasons[element];
  return reason === 'not_applicable' || (element === 'cytology' && reason === 'not_done');
};

/**
 * Whether the report holds every required element of the site's ICCR dataset (of the ovary: ESGO ovarian quality indicators
 * 2016, QI 9), and which are missing. The chemotherapy response score is asked for after neoadjuvant treatment only,
 * that is at interval surgery. Null without a structured report, or while an unknown kind of operation alone
 * leaves open whether the score was needed.
 */
export const pathologyComplete = (
  report: PathologyReport | null,
  kind: Kind,
  profile: SiteProfile | null,
): PathologyVerdict => {
  const elements = pathologyElements(profile);
  const conditional: Readonly<Record<string, Condition>> = profile?.pathology?.conditional ?? {};
  const lookup = lookupIn(report ?? { absent: {} }, factsOfOperation({ kind }));
  const asked = (element: PathologyElement): Truth => {
    const when = conditional[element];
    return isAsked(when === undefined ? items[element] : { ...items[element], when }, lookup);
  };
  const missing = elements.filter(
    (element) => asked(element) !== false && (report === null || !answered(report, element, profile)),
  );
  const said: readonly string[] = elements.length > 0 ? elements : Object.keys(items);
  if (report === null || !said.some((element) => isSaid(report, element))) return { complete: null, missing };
  if (missing.some((element) => asked(element) === true)) return { complete: false, missing };
  return { complete: missing.length === 0 ? true : null, missing };
};

type PathologyFault = { readonly code: ErrorCode; readonly path: ReadonlyArray<string | number> };

const stageFaults = (
  { provisionalStage: stage, stageEdition: edition }: PathologyReport,
  profile: SiteProfile | null,
): PathologyFault[] => {
  if (stage === null) return [];
  if (edition === null) return [{ code: 'stage_needs_edition', path: ['stageEdition'] }];
  return isStageAt(profile, stage, edition)
    ? []
    : [{ code: 'stage_not_in_edition', path: ['provisionalStage'] }];
};

/** What contradicts itself in a report: more nodes with tumour than were examined, an answer
 * of another marker, a stage that the site's edition does not have. */
export const pathologyFaults = (
  report: PathologyReport,
  profile: SiteProfile | null,
): readonly PathologyFault[] => [
  ...(report.nodes ?? []).flatMap(({ examined, positive }, index): PathologyFault[] =>
    examined !== null && positive !== null && positive > examined
      ? [{ code: 'more_positive_than_examined', path: ['nodes', index, 'positive'] }]
      : [],
  ),
  ...(report.immunohistochemistry ?? []).flatMap(({ marker, result }, index): PathologyFault[] =>
    marker !== null && result !== null && !hasAnswer(marker, result)
      ? [{ code: 'answer_of_another_marker', path: ['immunohistochemistry', index, 'result'] }]
      : [],
  ),
  ...stageFaults(report, profile),
];
