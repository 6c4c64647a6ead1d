import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { disciplineWords } from '../../directory/records/discipline-words.ts';
import type { operationReport } from './operation.ts';

/** What the operative report is called, asked and answered in. */
export const operationWords: WordsOf<typeof operationReport, MessageDescriptor> = {
  title: msg`Operation`,
  sections: {
    operation: msg`The operation`,
    areas: msg`Findings by area`,
    done: msg`What was done`,
    residual: msg`Residual disease`,
    team: msg`Team`,
  },
  items: {
    doneOn: { label: msg`Date` },
    kind: {
      label: msg`Kind`,
      codes: {
        primary: msg`Primary debulking`,
        interval: msg`Interval debulking`,
        recurrence: msg`For recurrence`,
        staging: msg`Staging`,
        exploratory: msg`Exploratory`,
      },
    },
    approach: {
      label: msg`Approach`,
      codes: {
        open: msg`Laparotomy`,
        laparoscopic: msg`Laparoscopic`,
        robotic: msg`Robotic`,
        vaginal: msg`Vaginal`,
      },
    },
    converted: { label: msg`Was it converted to a laparotomy?` },
    conversionReason: { label: msg`Why it was converted` },
    asa: {
      label: msg`ASA class`,
      codes: { I: msg`I`, II: msg`II`, III: msg`III`, IV: msg`IV`, V: msg`V` },
    },
    initialAim: {
      label: msg`Aim at the beginning`,
      codes: {
        complete_cytoreduction: msg`Complete cytoreduction`,
        staging: msg`Staging`,
        palliative: msg`Palliation`,
        diagnostic: msg`Diagnosis`,
      },
    },
    limitedToBiopsy: { label: msg`Was only exploration or biopsy done?` },
    diseaseAtStart: { label: msg`Disease at the beginning`, hint: msg`Size and place of what was found.` },
    ascitesMl: { label: msg`Ascites`, hint: msg`0 for none.` },
    areas: {
      label: msg`Area`,
      rows: {
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
      },
      answers: {
        free: msg`Free`,
        involved: msg`Involved`,
        not_assessed: msg`Not assessed`,
        absent: msg`Absent, removed before`,
      },
      details: {
        involved: { mm: { label: msg`largest size` } },
        not_assessed: { reason: { label: msg`why it was not assessed` } },
      },
      fill: msg`All areas not described yet were free`,
    },
    procedures: {
      label: msg`Procedures`,
      codes: {
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
      },
    },
    rupture: {
      label: msg`Tumour rupture`,
      codes: {
        none: msg`None`,
        before_surgery: msg`Before the operation`,
        during_surgery: msg`During the operation`,
      },
    },
    frozenSection: {
      label: msg`Frozen section`,
      codes: {
        benign: msg`Benign`,
        borderline: msg`Borderline`,
        malignant: msg`Malignant`,
        deferred: msg`Left to the final report`,
      },
    },
    events: {
      label: msg`What happened during the operation`,
      codes: {
        bladder: msg`Injury of the bladder`,
        ureter: msg`Injury of a ureter`,
        bowel: msg`Injury of the bowel`,
        vessel: msg`Injury of a vessel`,
        nerve: msg`Injury of a nerve`,
        spleen: msg`Injury of the spleen`,
        liver: msg`Injury of liver or bile duct`,
        diaphragm: msg`Diaphragm opened unplanned`,
        bleeding: msg`Severe bleeding`,
        other: msg`Something else`,
      },
    },
    eventsDetail: { label: msg`How it was noticed and repaired` },
    stoma: {
      label: msg`Stoma`,
      codes: {
        none: msg`None`,
        ileostomy: msg`Ileostomy`,
        colostomy: msg`Colostomy`,
        urostomy: msg`Urostomy`,
      },
    },
    transfusedUnits: { label: msg`Red cells given during the operation`, hint: msg`Units; 0 for none.` },
    narrative: { label: msg`Course of the operation` },
    durationMinutes: { label: msg`Duration` },
    bloodLossMl: { label: msg`Blood loss` },
    residual: { label: msg`Largest visible lesion left` },
    residualSites: { label: msg`Where disease was left` },
    incompleteReason: { label: msg`Why resection was not complete` },
    team: {
      label: msg`Team`,
      items: {
        person: { label: msg`Person` },
        role: {
          label: msg`Role`,
          codes: {
            main: msg`Main surgeon`,
            supervising: msg`Supervising surgeon`,
            assistant: msg`Assistant`,
            co_surgeon: msg`Joint surgeon`,
          },
        },
        discipline: {
          label: msg`Discipline`,
          hint: msg`Empty: as in the directory.`,
          codes: disciplineWords,
        },
      },
    },
  },
  computed: {
    complexity: { label: msg`Surgical complexity` },
    complete: { label: msg`Complete resection` },
    optimal: { label: msg`At most 1 cm left` },
    cc: { label: msg`CC score, by size alone` },
  },
};
