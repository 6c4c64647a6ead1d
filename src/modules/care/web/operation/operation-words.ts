import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { z } from 'zod';
import type { ReportElement } from '../../operative-report.ts';
import type * as schema from '../../schema.ts';

type Words<Code extends string> = Readonly<Record<Code, MessageDescriptor>>;
type Codes<T extends z.ZodType> = z.infer<T> & string;

export const kindWords: Words<Codes<typeof schema.OperationKind>> = {
  primary: msg`Primary debulking`,
  interval: msg`Interval debulking`,
  recurrence: msg`For recurrence`,
  staging: msg`Staging`,
  exploratory: msg`Exploratory`,
};

export const aimWords: Words<Codes<typeof schema.InitialAim>> = {
  complete_cytoreduction: msg`Complete cytoreduction`,
  staging: msg`Staging`,
  palliative: msg`Palliation`,
  diagnostic: msg`Diagnosis`,
};

/** In the order of the operative report of the ESGO indicators. */
export const areaWords: Words<schema.Area> = {
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
};

export const findingWords: Words<schema.Finding['finding']> = {
  free: msg`Free`,
  involved: msg`Involved`,
  not_assessed: msg`Not assessed`,
  absent: msg`Absent`,
};

export const procedureWords: Words<schema.Procedure> = {
  hysterectomy_bso: msg`Hysterectomy with both adnexa`,
  omentectomy: msg`Omentectomy`,
  pelvic_lymphadenectomy: msg`Pelvic lymphadenectomy`,
  paraaortic_lymphadenectomy: msg`Para-aortic lymphadenectomy`,
  pelvic_peritonectomy: msg`Pelvic peritoneum stripping`,
  abdominal_peritonectomy: msg`Abdominal peritoneum stripping`,
  small_bowel_resection: msg`Small bowel resection`,
  large_bowel_resection: msg`Large bowel resection`,
  diaphragm_stripping: msg`Diaphragm stripping or resection`,
  splenectomy: msg`Splenectomy`,
  liver_resection: msg`Liver resection`,
  rectosigmoid_anastomosis: msg`Rectosigmoidectomy with anastomosis`,
  biopsy_only: msg`Biopsy only`,
};

export const roleWords: Words<schema.OperationMember['role']> = {
  main: msg`Main surgeon`,
  supervising: msg`Supervising surgeon`,
  assistant: msg`Assistant`,
  co_surgeon: msg`Joint surgeon`,
};

export const bandWords: Words<'low' | 'intermediate' | 'high'> = {
  low: msg`low`,
  intermediate: msg`intermediate`,
  high: msg`high`,
};

const reportWords: Words<Exclude<ReportElement, `area.${string}`>> = {
  disease_at_start: msg`Disease at the beginning`,
  residual: msg`Residual disease`,
  residual_sites: msg`Where disease was left`,
  incomplete_reason: msg`Why resection was not complete`,
};

/** What an element of the operative report is called. */
export const reportElementWord = (element: ReportElement): MessageDescriptor =>
  element.startsWith('area.')
    ? areaWords[element.slice('area.'.length) as schema.Area]
    : reportWords[element as keyof typeof reportWords];
