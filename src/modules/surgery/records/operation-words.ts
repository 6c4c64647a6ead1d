import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { disciplineWords } from '../../directory/records/discipline-words.ts';
import type { operationReport } from './operation.ts';
import {
  aimWords,
  areaWords,
  elementWords,
  findingWords,
  kindWords,
  roleWords,
} from './operation-code-words.ts';
import { procedureNotes, procedureWords } from './procedures.ts';
import { sideWords, stationWords } from './surgical-anatomy-words.ts';
import { wordsWithAdded } from '../../../kernel/forms/added.ts';
import { siteAdditions } from '../../care/records/site-additions.ts';

const listed = { codes: procedureWords, notes: procedureNotes };

/** What the operative report is called, asked and answered in. */
const ownWords: WordsOf<typeof operationReport, MessageDescriptor> = {
  title: msg`Operation`,
  sections: {
    operation: msg`The operation`,
    fitness: msg`Fitness and times`,
    areas: msg`Findings by area`,
    scores: msg`Findings in detail, peritoneal scores`,
    done: msg`What was done`,
    particulars: msg`Particulars: sides, organs kept, stoma, anastomoses, drains, what was planned`,
    nodes: msg`Lymph nodes`,
    conduct: msg`Specimen, frozen section, events, transfusion`,
    residual: elementWords.residual,
    team: msg`Team`,
  },
  items: {
    doneOn: { label: msg`Date` },
    kind: {
      label: msg`Kind`,
      codes: kindWords,
    },
    forComplication: { label: msg`Which complication` },
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
    bmi: { label: msg`BMI` },
    incisionAt: { label: msg`Incision` },
    closureAt: {
      label: msg`Closure`,
      hint: msg`A time of day such as 14:05; earlier than the incision means the next day.`,
    },
    initialAim: {
      label: elementWords.initialAim,
      codes: aimWords,
    },
    limitedToBiopsy: { label: msg`Was only exploration or biopsy done?` },
    diseaseAtStart: { label: elementWords.diseaseAtStart, hint: msg`Size and place of what was found.` },
    ascitesMl: { label: msg`Ascites`, hint: msg`0 for none.` },
    areas: {
      label: msg`Area`,
      rows: areaWords,
      parts: {
        pelvis: msg`Pelvis`,
        abdomen: msg`Lower and middle abdomen`,
        upper_abdomen: msg`Upper abdomen`,
        nodes_and_chest: msg`Lymph nodes and chest`,
      },
      answers: findingWords,
      details: {
        involved: {
          mm: { label: msg`largest size` },
          side: { label: msg`side`, codes: sideWords },
        },
        not_assessed: { reason: { label: msg`why it was not assessed` } },
      },
      fill: msg`All areas not described yet were free`,
    },
    findings: {
      label: msg`Findings in detail`,
      hint: msg`By side where it matters. What was left of it stands with the residual disease.`,
      items: {
        area: { label: msg`Area`, codes: areaWords },
        side: { label: msg`Side`, codes: sideWords },
        mm: { label: msg`Largest lesion` },
        spread: {
          label: msg`How it lies`,
          codes: {
            single: msg`Single`,
            few: msg`Few`,
            many: msg`Many`,
            miliary: msg`Miliary`,
            confluent: msg`Confluent`,
            plaque: msg`Plaque`,
            mass: msg`Mass`,
          },
        },
        depth: {
          label: msg`How deep`,
          codes: {
            surface: msg`On the surface`,
            subserosal: msg`Beneath the serosa`,
            muscular: msg`Into muscle`,
            mucosal: msg`Into the mucosa`,
            parenchymal: msg`Into the parenchyma`,
          },
        },
        resectable: { label: msg`Resectable`, codes: { yes: msg`Yes`, no: msg`No`, unsure: msg`Unsure` } },
        taken: {
          label: msg`Taken`,
          codes: { whole: msg`All of it`, part: msg`A part`, none: msg`Nothing of it` },
        },
        procedure: { label: msg`By`, ...listed },
      },
    },
    pci: {
      label: msg`Peritoneal Cancer Index`,
      hint: msg`Largest lesion of each region: 0 none, 1 up to 5 mm, 2 up to 5 cm, 3 larger or confluent.`,
      rows: {
        central: msg`0 central`,
        right_upper: msg`1 right upper`,
        epigastrium: msg`2 epigastrium`,
        left_upper: msg`3 left upper`,
        left_flank: msg`4 left flank`,
        left_lower: msg`5 left lower`,
        pelvis: msg`6 pelvis`,
        right_lower: msg`7 right lower`,
        right_flank: msg`8 right flank`,
        upper_jejunum: msg`9 upper jejunum`,
        lower_jejunum: msg`10 lower jejunum`,
        upper_ileum: msg`11 upper ileum`,
        lower_ileum: msg`12 lower ileum`,
      },
      answers: {
        '0': msg`0`,
        '1': msg`1`,
        '2': msg`2`,
        '3': msg`3`,
        not_assessed: msg`Not assessed`,
      },
      details: {},
      fill: msg`All regions not scored yet are 0`,
    },
    fagotti: {
      label: msg`Laparoscopic score (Fagotti)`,
      rows: {
        omental_cake: msg`Omental cake up to the greater curvature`,
        peritoneal_carcinosis: msg`Massive or miliary peritoneal carcinosis`,
        diaphragmatic_carcinosis: msg`Widespread or confluent disease of the diaphragm`,
        mesenteric_retraction: msg`Retraction or involved root of the mesentery`,
        bowel_infiltration: msg`Infiltration of the bowel`,
        stomach_infiltration: msg`Infiltration of the stomach`,
        liver_metastases: msg`Liver surface lesion larger than 2 cm`,
      },
      answers: { '0': msg`0`, '2': msg`2`, not_explorable: msg`Not explorable` },
      details: {},
      fill: msg`All features not scored yet are 0`,
    },
    procedures: {
      label: elementWords.procedures,
      hint: msg`Type a part of the name or the organ, choose, press Return; several one after the other.`,
      ...listed,
    },
    otherProcedures: { label: msg`Which other procedures` },
    operatedSide: { label: msg`Side operated on`, codes: { left: sideWords.left, right: sideWords.right } },
    procedureDetails: {
      label: msg`Side and extent of single procedures`,
      items: {
        procedure: { label: msg`Procedure`, ...listed },
        side: { label: msg`Side`, codes: sideWords },
        detail: { label: msg`Segment, length, extent` },
      },
    },
    plannedProcedures: {
      label: msg`Procedures that were planned`,
      ...listed,
    },
    fertilitySparing: { label: msg`Was fertility spared?` },
    preserved: {
      label: msg`What was kept`,
      codes: { uterus: msg`Uterus`, left_ovary: msg`Left ovary`, right_ovary: msg`Right ovary` },
    },
    radicality: {
      label: msg`Class of radicality (Querleu-Morrow)`,
      codes: { A: msg`A`, B: msg`B`, C1: msg`C1`, C2: msg`C2`, D: msg`D` },
    },
    anastomoses: {
      label: msg`Anastomoses`,
      none: msg`No anastomosis`,
      items: {
        place: {
          label: msg`Between`,
          codes: {
            small_bowel: msg`Small bowel and small bowel`,
            ileocolic: msg`Ileum and colon`,
            colocolic: msg`Colon and colon`,
            colorectal: msg`Colon and rectum`,
            coloanal: msg`Colon and anus`,
            gastric: msg`Stomach and jejunum`,
            ureteric: msg`Ureter`,
          },
        },
        technique: { label: msg`Technique`, codes: { stapled: msg`stapled`, hand_sewn: msg`hand-sewn` } },
        heightCm: { label: msg`Height above the anal verge` },
        leakTest: {
          label: msg`Leak test`,
          codes: { tight: msg`tight`, leaking: msg`leaking, revised`, not_done: msg`not done` },
        },
        protected: { label: msg`Protected by a stoma` },
      },
    },
    devices: {
      label: msg`Drains and implants`,
      none: msg`No drain, no implant`,
      items: {
        device: {
          label: msg`What`,
          codes: {
            abdominal_drain: msg`Abdominal drain`,
            chest_drain: msg`Chest drain`,
            ureteric_stent: msg`Ureteric stent`,
            intraperitoneal_port: msg`Intraperitoneal port`,
            venous_port: msg`Venous port`,
            mesh: msg`Mesh`,
            vascular_graft: msg`Vascular graft`,
            other: msg`Something else`,
          },
        },
        side: { label: msg`Side`, codes: sideWords },
        detail: { label: msg`Place, product, lot` },
      },
    },
    nodes: {
      label: msg`Stations`,
      none: msg`No lymph node was removed`,
      items: {
        station: { label: msg`Station`, codes: stationWords },
        side: { label: msg`Side`, codes: sideWords },
        extent: {
          label: msg`Extent`,
          codes: {
            sampling: msg`sampling`,
            systematic: msg`systematic`,
            sentinel: msg`sentinel`,
            bulky: msg`bulky nodes only`,
          },
        },
        removed: { label: msg`Nodes removed, as counted in theatre` },
      },
    },
    sentinels: {
      label: msg`Sentinel nodes`,
      none: msg`No sentinel node was looked for`,
      items: {
        side: {
          label: msg`Side`,
          codes: { left: sideWords.left, right: sideWords.right, midline: sideWords.midline },
        },
        tracer: {
          label: msg`Tracer`,
          codes: {
            icg: msg`Indocyanine green`,
            technetium: msg`Technetium-99m`,
            blue: msg`Blue dye`,
            icg_technetium: msg`Indocyanine green and technetium-99m`,
            other: msg`Something else`,
          },
        },
        mapped: { label: msg`Found` },
        station: { label: msg`Station`, codes: stationWords },
        removed: { label: msg`Nodes removed` },
        ultrastaging: { label: msg`Sent for ultrastaging` },
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
    morcellation: {
      label: msg`Morcellation`,
      codes: { none: msg`None`, in_bag: msg`In a bag`, open: msg`Without a bag` },
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
    bloodLossMl: { label: elementWords.bloodLossMl },
    residual: { label: msg`Largest visible lesion left` },
    residualSites: { label: elementWords.residualSites },
    residualPlaces: {
      label: msg`Place by place`,
      items: {
        area: { label: msg`Area`, codes: areaWords },
        side: { label: msg`Side`, codes: sideWords },
        size: { label: msg`Largest lesion left` },
        reason: {
          label: msg`Why`,
          codes: {
            mesentery_root: msg`Root of the mesentery infiltrated`,
            short_bowel: msg`Would have left a short bowel`,
            stomach_duodenum_pancreas: msg`Stomach, duodenum or pancreas infiltrated`,
            great_vessels: msg`Great vessels encased`,
            liver: msg`Liver`,
            her_condition: msg`Her condition during the operation`,
            not_intended: msg`Not intended`,
            other: msg`Something else`,
          },
        },
        detail: { label: msg`In words` },
      },
    },
    incompleteReason: { label: elementWords.incompleteReason },
    team: {
      label: msg`Team`,
      items: {
        person: { label: msg`Person` },
        role: {
          label: msg`Role`,
          codes: roleWords,
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
    duration: {
      label: msg`Duration`,
      hint: msg`As entered, else from incision to closure.`,
    },
    pciSum: {
      label: msg`Peritoneal Cancer Index, 0 to 39`,
      hint: msg`From and to, while a region is not scored.`,
    },
    pciOfFindings: {
      label: msg`Index proposed from the findings`,
      hint: msg`By size alone, or as confluent; from and to where an area or a size is not said, or bowel is described as one. Regions are recalled, not read.`,
    },
    fagotti2006: {
      label: msg`Laparoscopic score of 2006, 0 to 14`,
      hint: msg`Seven features; their limits are recalled, not read. From 8 on: optimal surgery unlikely.`,
    },
    fagotti2015: {
      label: msg`Laparoscopic score of 2015, 0 to 12`,
      hint: msg`Six features, without peritoneal carcinosis; recalled, not read. From 10 on: complete resection unlikely.`,
    },
    fagottiOfFindings: {
      label: msg`Score of 2006 proposed from the findings`,
      hint: msg`Only what sizes, miliary or confluent disease and free areas tell; recalled, not read.`,
    },
    complexity: {
      label: msg`Surgical complexity`,
      hint: msg`Points of the score (Aletti) are recalled, not read; a range where the score does not name what was done.`,
    },
    plannedComplexity: { label: msg`Complexity of what was planned` },
    plannedNotDone: { label: msg`Planned and not done` },
    doneNotPlanned: { label: msg`Done and not planned` },
    complete: { label: msg`Complete resection` },
    optimal: { label: msg`At most 1 cm left` },
    cc: { label: msg`CC score, by size alone` },
    gynaecologicR: {
      label: msg`R in gynaecologic use`,
      hint: msg`R0 nothing visible, R1 at most 1 cm, R2 more. A registry’s R1 means microscopic disease: one is never the other.`,
    },
  },
};

/** With those of what the files of the sites add. */
export const operationWords = wordsWithAdded(ownWords, siteAdditions.operation);
