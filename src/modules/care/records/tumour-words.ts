import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { grades, histologies, sites, stageEditions } from './tumour.ts';

type ByCode<C extends readonly string[]> = Readonly<Record<C[number], MessageDescriptor>>;

export const siteWords: ByCode<typeof sites> = {
  ovary: msg`Ovary`,
  tube: msg`Fallopian tube`,
  peritoneum: msg`Peritoneum`,
  cervix: msg`Cervix`,
  endometrium: msg`Endometrium`,
  vulva: msg`Vulva`,
  vagina: msg`Vagina`,
  placenta: msg`Placenta (trophoblast)`,
  other: msg`Another site`,
};

export const histologyWords: ByCode<typeof histologies> = {
  'high-grade-serous': msg`high-grade serous`,
  'low-grade-serous': msg`low-grade serous`,
  serous: msg`serous, grade not said`,
  endometrioid: msg`endometrioid`,
  'clear-cell': msg`clear cell`,
  mucinous: msg`mucinous`,
  carcinosarcoma: msg`carcinosarcoma`,
  mixed: msg`mixed`,
  undifferentiated: msg`undifferentiated`,
  borderline: msg`borderline`,
  squamous: msg`squamous`,
  adenocarcinoma: msg`adenocarcinoma`,
  other: msg`another histology`,
};

export const gradeWords: ByCode<typeof grades> = {
  G1: msg`G1`,
  G2: msg`G2`,
  G3: msg`G3`,
  low: msg`low grade`,
  high: msg`high grade`,
};

export const stageEditionWords: ByCode<typeof stageEditions> = {
  'figo-2014': msg`FIGO 2014`,
  'figo-pre-2014': msg`FIGO before 2014`,
};
