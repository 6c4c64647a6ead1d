import figo from '../data/figo-ovary.json' with { type: 'json' };

/** Where the disease has, or may have, its origin. */
export const sites = [
  'ovary',
  'tube',
  'peritoneum',
  'cervix',
  'endometrium',
  'vulva',
  'vagina',
  'placenta',
  'other',
] as const;

/** Histological types, in the order they are offered. */
export const histologies = [
  'high-grade-serous',
  'low-grade-serous',
  'serous',
  'endometrioid',
  'clear-cell',
  'mucinous',
  'carcinosarcoma',
  'mixed',
  'undifferentiated',
  'borderline',
  'squamous',
  'adenocarcinoma',
  'other',
] as const;

export const grades = ['G1', 'G2', 'G3', 'low', 'high'] as const;

/** `figo-pre-2014` covers the 1988 and 2009 wordings, which have the same ovarian stages. */
export const stageEditions = ['figo-2014', 'figo-pre-2014'] as const;

/** Stages of ovary, tube and peritoneum that an edition has. */
export const stagesOf = (edition: (typeof stageEditions)[number]): readonly string[] =>
  Object.values(figo.editions[edition]).flat();
