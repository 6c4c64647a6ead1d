import { msg } from '@lingui/core/macro';

/** Words of an operation that other pages use too; apart from the report's, which bring the list of procedures. */
export const areaWords = {
  ovaries: msg`Ovaries`,
  tubes: msg`Fallopian tubes`,
  uterus: msg`Uterus`,
  pelvic_peritoneum: msg`Pelvic peritoneum`,
  paracolic_gutters: msg`Paracolic gutters`,
  anterior_parietal_peritoneum: msg`Anterior parietal peritoneum`,
  mesentery: msg`Mesentery`,
  bowel_serosa: msg`Peritoneal surface of colon and bowel`,
  liver: msg`Liver`,
  spleen: msg`Spleen`,
  greater_omentum: msg`Greater omentum`,
  lesser_omentum: msg`Lesser omentum`,
  porta_hepatis: msg`Porta hepatis`,
  stomach: msg`Stomach`,
  morrison_pouch: msg`Morrison pouch`,
  lesser_sac: msg`Lesser sac`,
  diaphragms: msg`Undersurface of both hemidiaphragms`,
  pelvic_nodes: msg`Pelvic nodes`,
  aortic_nodes: msg`Aortic nodes`,
  pleura: msg`Pleural cavity (where applicable)`,
} as const;

export const kindWords = {
  primary: msg`Primary operation`,
  interval: msg`Interval operation`,
  recurrence: msg`For recurrence`,
  staging: msg`Staging`,
  exploratory: msg`Exploratory`,
  complication: msg`For a complication`,
} as const;

export const aimWords = {
  complete_cytoreduction: msg`Complete cytoreduction`,
  curative: msg`Cure`,
  staging: msg`Staging`,
  palliative: msg`Palliation`,
  diagnostic: msg`Diagnosis`,
} as const;

export const findingWords = {
  free: msg`Free`,
  involved: msg`Involved`,
  not_assessed: msg`Not assessed`,
  absent: msg`Absent, removed before`,
} as const;

export const roleWords = {
  main: msg`Main surgeon`,
  supervising: msg`Supervising surgeon`,
  assistant: msg`Assistant`,
  co_surgeon: msg`Joint surgeon`,
} as const;

/** Bands of the surgical complexity. */
export const bandWords = {
  low: msg`low`,
  intermediate: msg`intermediate`,
  high: msg`high`,
} as const;

/** What parts of a complete report are called where they are missing. */
export const elementWords = {
  initialAim: msg`Aim at the beginning`,
  procedures: msg`Procedures`,
  bloodLossMl: msg`Blood loss`,
  diseaseAtStart: msg`Disease at the beginning`,
  residual: msg`Residual disease`,
  residualSites: msg`Where disease was left`,
  incompleteReason: msg`Why resection was not complete`,
} as const;
