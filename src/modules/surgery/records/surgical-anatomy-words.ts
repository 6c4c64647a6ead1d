import { msg } from '@lingui/core/macro';

/** Sides and stations of lymph nodes, of operation and pathology alike. */
export const sideWords = {
  left: msg`left`,
  right: msg`right`,
  both: msg`both sides`,
  midline: msg`midline`,
} as const;
export const stationWords = {
  pelvic: msg`Pelvic`,
  obturator: msg`Obturator`,
  external_iliac: msg`External iliac`,
  internal_iliac: msg`Internal iliac`,
  common_iliac: msg`Common iliac`,
  presacral: msg`Presacral`,
  parametrial: msg`Parametrial`,
  paraaortic: msg`Para-aortic`,
  paraaortic_below_ima: msg`Para-aortic below the inferior mesenteric artery`,
  paraaortic_to_renal: msg`Para-aortic from there to the renal veins`,
  suprarenal: msg`Above the renal veins`,
  coeliac: msg`Coeliac`,
  portal: msg`Portal`,
  mesenteric: msg`Mesenteric`,
  cardiophrenic: msg`Cardiophrenic`,
  supraclavicular: msg`Supraclavicular`,
  mediastinal: msg`Mediastinal`,
  axillary: msg`Axillary`,
  inguinal: msg`Inguinal`,
  superficial_inguinal: msg`Superficial inguinal`,
  deep_femoral: msg`Deep femoral`,
  other: msg`Another station`,
} as const;
