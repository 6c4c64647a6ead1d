import { earliest, type PartialDate } from '../../kernel/partial-date.ts';
import { type SiteProfile, StageGroup, type StageTable } from './site-profile.ts';

/** The table of an edition, under its own name or another one that means it; null when the site has none such. */
export const stageTable = ({ staging }: SiteProfile, edition: string): StageTable | null =>
  staging?.editions.find((table) => [table.edition, ...(table.alsoCalled ?? [])].includes(edition)) ?? null;

/** Editions that a stage of the site may be of, the one that is offered first before the others. */
export const editionsOf = ({ staging }: SiteProfile): readonly string[] =>
  staging?.editions.map(({ edition }) => edition) ?? [];

const groupsOf = ({ staging }: SiteProfile): readonly StageGroup[] =>
  StageGroup.options.filter((group) => !staging?.without.includes(group));

/** Stage codes of a site in an edition, each group before what it is divided into; null where any text is accepted. */
export const stagesOf = (profile: SiteProfile, edition: string): readonly string[] | null => {
  if (profile.staging === undefined) return null;
  const table = stageTable(profile, edition);
  return table === null ? [] : groupsOf(profile).flatMap((group) => [group, ...table.groups[group]]);
};

/** Whether the site has the stage in the edition; true for sites without a table. */
export const isStage = (profile: SiteProfile, stage: string, edition: string): boolean =>
  stagesOf(profile, edition)?.includes(stage) ?? true;

/** Whether any of these sites has a table of the edition with the stage in it. */
export const isStageOfAny = (profiles: readonly SiteProfile[], stage: string, edition: string): boolean =>
  profiles.some((profile) => profile.staging !== undefined && isStage(profile, stage, edition));

/** Editions of the site that have the stage where this one has none such, as they are called in every language; null when no other has it. */
export const otherEditions = (profile: SiteProfile, stage: string, edition: string): string | null => {
  if (isStage(profile, stage, edition)) return null;
  const having = editionsOf(profile).filter((other) => isStage(profile, stage, other));
  return having.length === 0 ? null : having.map(editionName).join(', ');
};

/** `figo-2018` is FIGO 2018; what was there before 2014 is FIGO < 2014. */
const editionName = (edition: string): string =>
  edition.replace('figo-pre-', 'FIGO < ').replace('figo-', 'FIGO ');

/** Group of a stage in its edition; null when the site's table does not have the stage. */
export const stageGroup = (
  profile: SiteProfile,
  stage: string | null,
  edition: string | null,
): StageGroup | null => {
  const table = edition === null ? null : stageTable(profile, edition);
  if (stage === null || table === null) return null;
  return groupsOf(profile).find((group) => group === stage || table.groups[group].includes(stage)) ?? null;
};

/** Whether the stage is of a group that the site's indicators call advanced; null when they call none so, or it stays open. */
export const isAdvanced = (
  profile: SiteProfile | null,
  stage: string | null,
  edition: string | null,
): boolean | null => {
  const advanced = profile?.staging?.advanced ?? [];
  if (profile === null || advanced.length === 0) return null;
  const group = stageGroup(profile, stage, edition);
  return group === null ? null : advanced.includes(group);
};

/** The edition in force for a stage of that day; null before the first, and where the site has no table. */
export const editionOn = ({ staging }: SiteProfile, on: PartialDate): string | null => {
  const begun = (staging?.editions ?? []).filter(({ from }) => from !== null && from <= earliest(on));
  return begun.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1)?.edition ?? null;
};

/** The edition whose table is read when a stage comes under another edition's name; null when the name is its own. */
export const readAs = (profile: SiteProfile | null, edition: string | null): string | null => {
  const table = profile === null || edition === null ? null : stageTable(profile, edition);
  return table === null || table.edition === edition ? null : table.edition;
};

const roman = ['I', 'II', 'III', 'IV'] as const;

/** A label as two spellings of one stage share it: "FIGO Stage 3c", "Ⅲ기", "IIIA1i" and "IIIA1(i)", "IAm POLEmut". */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/^(?:FIGO)?\s*(?:STAGE)?\s*/, '')
    .replace(/\s*기$/, '')
    .replace(/^[1-4](?=$|[\sA-C])/, (digit) => roman[Number(digit) - 1] ?? digit)
    .replace(/^(I{1,3}|IV) (?=[A-C])/, '$1')
    .replace(/\s+(?=M?\s?(?:POLEMUT|P53ABN)$)/g, '')
    .replace(/[()_]/g, '');

/** Stage code of a label such as "Stage IIIC", "FIGO 3c", "Ⅲ기" in any table of these sites; null when none has it. */
export const parseStage = (profiles: readonly SiteProfile[], text: string): string | null => {
  const typed = plain(text);
  const codes = profiles.flatMap((profile) =>
    editionsOf(profile).flatMap((edition) => stagesOf(profile, edition) ?? []),
  );
  return codes.find((code) => plain(code) === typed) ?? null;
};
