import { onceFor } from '../../kernel/once-for.ts';
import { ownItems } from '../../kernel/forms/added.ts';
import type { Item } from '../../kernel/forms/items.ts';
import { codesOfLists, strangersIn, tailored, type Tailoring } from '../../kernel/forms/tailored.ts';
import { wiringFaults } from '../../kernel/forms/wiring.ts';
import { caseFacts, listsOf, profiles, type SiteProfile } from '../care/index.ts';
import { operationFacts } from './operation-facts.ts';
import { reportElements } from './operative-report.ts';
import { areas, operationReport } from './records/operation.ts';
import { pathologyReport } from './records/pathology.ts';
import { procedureEntries, procedures } from './records/procedures.ts';
import { isScore, scoreTable } from './score-tables.ts';

/** Names of what a site adds to a document. */
const addedIn = (part: SiteProfile['pathology'] | SiteProfile['operation']): readonly string[] =>
  part?.added.map(({ name }) => name) ?? [];

/** A document as it stands: without what some site adds. */
const pathologyItself: Tailoring = { items: ownItems(pathologyReport) };
const operationItself: Tailoring = { items: ownItems(operationReport) };

/** How a pathology report is asked of a disease of this site; as it stands while the site is not known. */
export const pathologyAt = (profile: SiteProfile | null): Tailoring =>
  profile === null ? pathologyItself : pathologyOf(profile);

const pathologyOf = onceFor((profile: SiteProfile): Tailoring => {
  const stations = profile.operation?.stations;
  const lists = {
    ...codesOfLists(pathologyReport, listsOf(profile)),
    ...(stations && { 'nodes.station': stations }),
  };
  const { pathology } = profile;
  if (pathology === undefined) return { ...pathologyItself, codes: lists, needed: [] };
  const { core, conditional, further, order, codes } = pathology;
  const needed = [...core, ...Object.keys(conditional)];
  return {
    items: [...needed, ...further, ...addedIn(pathology)],
    needed,
    when: conditional,
    order,
    codes: { ...lists, ...codes },
  };
});

/** Scores that are filled in by hand, and what follows of itself. */
const grids = ['pci', 'fagotti'] as const;
const scoreKinds = ['complexity', 'pci', 'fagotti'] as const;
const follows = {
  complexity: ['complexity', 'plannedComplexity'],
  pci: ['pciOfFindings'],
  fagotti: ['fagottiOfFindings'],
};

/** What describes disease of the peritoneum, region by region, and how much of it was left. */
const byRegion = ['ascitesMl', 'areas', 'findings', 'residualPlaces'] as const;
const ofPeritoneum = ['optimal', 'cc', 'gynaecologicR'] as const;
/** Whether disease of the site is described so, also while the site is not known. */
export const isByRegion = (profile: SiteProfile | null): boolean =>
  profile?.operation === undefined || profile.operation.areas.length + profile.operation.scores.length > 0;

/** What is needed at every site where it is asked: no report is judged by it. */
const neededAnywhere = Object.entries<Item>(operationReport.items).flatMap(([name, { needed, added }]) =>
  needed === true && added !== true && !reportElements.some((element) => element === name) ? [name] : [],
);

const organsFirst = (organs: readonly string[]): readonly string[] => {
  const organOf = new Map(procedureEntries.map(({ code, organ }) => [code, organ]));
  const place = (code: string): number => {
    const at = organs.indexOf(organOf.get(code) ?? '');
    return at < 0 ? organs.length : at;
  };
  return procedures.codes.toSorted((a, b) => place(a) - place(b));
};

/** How an operative report is asked of a disease of this site; as it stands while the site is not known. */
export const operationAt = (profile: SiteProfile | null): Tailoring =>
  profile === null ? operationItself : operationOf(profile);

const operationOf = onceFor((profile: SiteProfile): Tailoring => {
  const { operation } = profile;
  if (operation === undefined) return operationItself;
  const { core, stations, organs, order, codes } = operation;
  const regions = isByRegion(profile);
  const without: readonly string[] = [
    ...grids.filter((score) => scoreTable(profile, score) === null),
    ...(regions ? [] : byRegion),
  ];
  return {
    items: [...ownItems(operationReport).filter((name) => !without.includes(name)), ...addedIn(operation)],
    needed: [...core, ...neededAnywhere],
    order,
    without: [
      ...scoreKinds.flatMap((kind) => (scoreTable(profile, kind) === null ? follows[kind] : [])),
      ...(regions ? [] : ofPeritoneum),
    ],
    codes: {
      'nodes.station': stations,
      'sentinels.station': stations,
      ...(organs.length > 0 && { procedures: organsFirst(organs) }),
      ...codes,
    },
  };
});

/** Throws at the first name in a site's profile that no document has, with its place. */
export const checkDocuments = (sites: readonly SiteProfile[]): void => {
  for (const profile of sites) {
    const { id, operation } = profile;
    const known: readonly string[] = areas;
    const organs = new Set(procedureEntries.map(({ organ }) => organ));
    const strangers = [
      ...strangersIn(operationReport, operationAt(profile)).map((name) => `operation: ${name}`),
      ...strangersIn(pathologyReport, pathologyAt(profile)).map((name) => `pathology: ${name}`),
      ...wiringFaults(tailored(operationReport, { ...operationAt(profile), codes: {} }, null), caseFacts).map(
        ({ place, code }) => `operation: ${place.field ?? ''}: ${code}`,
      ),
      ...wiringFaults(
        tailored(pathologyReport, { ...pathologyAt(profile), codes: {} }, null),
        operationFacts,
      ).map(({ place, code }) => `pathology: ${place.field ?? ''}: ${code}`),
      ...(profile.pathology?.positiveNodes ?? [])
        .filter((part) => !Object.hasOwn(pathologyReport.items.nodes.items, part))
        .map((part) => `pathology: positiveNodes: ${part}`),
      ...(operation?.scores ?? [])
        .filter((score) => !isScore(score))
        .map((score) => `operation: scores: ${score}`),
      ...(operation?.areas ?? [])
        .filter((area) => !known.includes(area))
        .map((area) => `operation: areas: ${area}`),
      ...(operation?.organs ?? [])
        .filter((organ) => !organs.has(organ))
        .map((organ) => `operation: organs: ${organ}`),
      ...(operation?.core ?? [])
        .filter((name) => !reportElements.some((element) => element === name))
        .map((name) => `operation: core: ${name}`),
    ];
    if (strangers[0] !== undefined) throw new Error(`site ${id}: ${strangers[0]}: no document has it`);
  }
};
checkDocuments(profiles);
