import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Localised, WordsOf } from '../../../kernel/forms/words.ts';
import { wordsWithAdded } from '../../../kernel/forms/added.ts';
import { siteAdditions } from '../../care/records/site-additions.ts';
import { areaWords } from './operation-code-words.ts';
import { sideWords, stationWords } from './surgical-anatomy-words.ts';
import { immunohistochemistryWords } from './immunohistochemistry-words.ts';
import type { pathologyReport } from './pathology.ts';
import { gradeWords, histologyWords, stageEditionWords } from '../../care/records/tumour-words.ts';

/** What the pathology report is called, asked and answered in; stages are their own words. */
const ownWords = {
  title: msg`Pathology report`,
  sections: {
    report: msg`Report and specimens`,
    tumour: msg`Tumour`,
    spread: msg`Spread`,
    nodes: msg`Lymph nodes`,
    immunohistochemistry: msg`Immunohistochemistry`,
    conclusion: msg`Stage and text of the report`,
  },
  items: {
    reportedOn: { label: msg`Reported on` },
    priorTreatment: {
      label: msg`Treatment before`,
      hint: msg`As the request for the report says.`,
      codes: {
        chemotherapy: msg`Chemotherapy`,
        radiotherapy: msg`Radiotherapy`,
        hormone: msg`Hormone treatment`,
        not_given: msg`Not said in the request`,
      },
    },
    predisposition: {
      label: msg`Genetic predisposition`,
      codes: { none: msg`None known`, known: msg`Known`, not_given: msg`Not said in the request` },
    },
    predispositionDetail: { label: msg`Which predisposition` },
    operativeProcedure: { label: msg`Operative procedure` },
    specimens: { label: msg`Specimens` },
    specimenIntegrity: {
      label: msg`Integrity of the specimen`,
      codes: {
        intact: msg`Intact`,
        ruptured: msg`Ruptured`,
        fragmented: msg`Fragmented`,
        opened: msg`Opened`,
        morcellated: msg`Morcellated`,
      },
    },
    tumourSite: {
      label: msg`Site of the tumour`,
      hint: msg`As seen by the naked eye.`,
      codes: {
        left_ovary: msg`Left ovary`,
        right_ovary: msg`Right ovary`,
        left_tube: msg`Left fallopian tube`,
        right_tube: msg`Right fallopian tube`,
        peritoneum: msg`Peritoneum`,
        ectocervix: msg`Ectocervix`,
        endocervix: msg`Endocervix`,
        corpus: msg`Corpus of the uterus`,
        isthmus: msg`Isthmus of the uterus`,
        vulva_left: msg`Vulva, left`,
        vulva_right: msg`Vulva, right`,
        vulva_midline: msg`Vulva, midline`,
        vagina_upper: msg`Vagina, upper third`,
        vagina_middle: msg`Vagina, middle third`,
        vagina_lower: msg`Vagina, lower third`,
        other: msg`Another site`,
      },
    },
    dimensionsMm: { label: msg`Largest dimension of the tumour` },
    histologicalType: { label: msg`Histological type`, codes: histologyWords },
    grade: { label: msg`Histological grade`, codes: gradeWords },
    lymphovascularInvasion: {
      label: msg`Lymphovascular invasion`,
      codes: {
        none: msg`None`,
        focal: msg`Focal`,
        substantial: msg`Substantial`,
        present: msg`Present`,
        indeterminate: msg`Cannot be told`,
      },
    },
    depthMm: { label: msg`Depth of invasion` },
    wallMm: { label: msg`Thickness of the wall` },
    depthMethod: {
      label: msg`Depth was measured from`,
      codes: {
        dysplastic_rete_ridge: msg`The nearest rete ridge without dysplasia (FIGO 2021)`,
        dermal_papilla: msg`The nearest dermal papilla (FIGO 2009)`,
      },
    },
    myometrialInvasion: {
      label: msg`Invasion of the myometrium`,
      codes: { none: msg`None`, less_than_half: msg`Less than half`, half_or_more: msg`Half or more` },
    },
    horizontalExtentMm: { label: msg`Horizontal extent` },
    mitoses: { label: msg`Mitoses in ten fields` },
    necrosis: {
      label: msg`Necrosis`,
      codes: { none: msg`None`, coagulative: msg`Coagulative`, other: msg`Other` },
    },
    perineuralInvasion: {
      label: msg`Perineural invasion`,
      codes: { none: msg`None`, present: msg`Present`, indeterminate: msg`Cannot be told` },
    },
    precursor: {
      label: msg`Precursor lesion`,
      codes: {
        none: msg`None`,
        stic: msg`STIC`,
        hsil: msg`HSIL`,
        ais: msg`Adenocarcinoma in situ`,
        ein: msg`EIN`,
        dvin: msg`dVIN`,
        other: msg`Other`,
      },
    },
    microinvasion: { label: msg`Microinvasion`, codes: { none: msg`None`, present: msg`Present` } },
    microinvasionMm: { label: msg`Largest microinvasion` },
    coexistent: {
      label: msg`Other disease in the specimen`,
      codes: {
        endometriosis: msg`Endometriosis`,
        adenomyosis: msg`Adenomyosis`,
        lichen_sclerosus: msg`Lichen sclerosus`,
        hyperplasia: msg`Hyperplasia`,
        leiomyoma: msg`Leiomyoma`,
        other: msg`Other`,
      },
    },
    extension: {
      label: msg`Structures reached`,
      codes: {
        parametrium_left: msg`Left parametrium`,
        parametrium_right: msg`Right parametrium`,
        vagina: msg`Vagina`,
        cervical_stroma: msg`Cervical stroma`,
        corpus: msg`Corpus of the uterus`,
        serosa: msg`Serosa of the uterus`,
        adnexa_left: msg`Left adnexa`,
        adnexa_right: msg`Right adnexa`,
        bladder: msg`Bladder`,
        rectum: msg`Rectum`,
        urethra: msg`Urethra`,
        anus: msg`Anus`,
      },
    },
    margins: {
      label: msg`Margins`,
      none: msg`No margin was assessed`,
      items: {
        margin: {
          label: msg`Margin`,
          codes: {
            ectocervical: msg`Ectocervical`,
            endocervical: msg`Endocervical`,
            vaginal: msg`Vaginal`,
            parametrial_left: msg`Left parametrial`,
            parametrial_right: msg`Right parametrial`,
            radial: msg`Radial`,
            peripheral: msg`Peripheral`,
            deep: msg`Deep`,
            urethral: msg`Urethral`,
            anal: msg`Anal`,
          },
        },
        state: {
          label: msg`State`,
          codes: {
            clear: msg`Clear`,
            involved: msg`Involved`,
            precursor: msg`Precursor lesion at the margin`,
            not_assessable: msg`Cannot be assessed`,
          },
        },
        distanceMm: { label: msg`Distance` },
      },
    },
    sitesOfInvolvement: {
      label: msg`Sites of involvement`,
      hint: msg`By histology. Lymph nodes have their own lines.`,
      codes: { ...areaWords, pleura: msg`Pleural cavity` },
    },
    implants: {
      label: msg`Implants`,
      hint: msg`Of a borderline tumour. An invasive implant is low-grade serous carcinoma.`,
      codes: {
        non_invasive_epithelial: msg`Non-invasive, epithelial`,
        non_invasive_desmoplastic: msg`Non-invasive, desmoplastic`,
        invasive: msg`Invasive`,
      },
    },
    implantSites: { label: msg`Sites of the implants`, codes: { ...areaWords, pleura: msg`Pleural cavity` } },
    omentumMm: { label: msg`Size of the omentum` },
    omentum: {
      label: msg`Omentum`,
      codes: {
        none: msg`Free of tumour`,
        microscopic: msg`Microscopic tumour`,
        macroscopic: msg`Macroscopic tumour`,
      },
    },
    omentumDepositMm: { label: msg`Largest deposit in the omentum` },
    cytology: {
      label: msg`Peritoneal cytology`,
      codes: {
        negative: msg`Negative`,
        malignant: msg`Malignant cells`,
        indeterminate: msg`Suspicious or indeterminate`,
      },
    },
    chemotherapyResponseScore: {
      label: msg`Chemotherapy response score`,
      hint: msg`Of the omentum, after neoadjuvant chemotherapy.`,
      codes: {
        '1': msg`1: none or minimal`,
        '2': msg`2: moderate`,
        '3': msg`3: complete or nearly so`,
      },
    },
    nodes: {
      label: msg`Lymph nodes`,
      none: msg`No lymph nodes were examined`,
      items: {
        station: {
          label: msg`Station`,
          codes: stationWords,
        },
        side: { label: msg`Side`, codes: sideWords },
        examined: { label: msg`Examined` },
        positive: { label: msg`With tumour` },
        largestDepositMm: { label: msg`Largest deposit` },
        extranodal: { label: msg`Beyond the capsule` },
        sentinel: { label: msg`Sentinel node` },
        ultrastaging: { label: msg`Ultrastaging` },
      },
    },
    immunohistochemistry: immunohistochemistryWords,
    provisionalStage: { label: msg`Provisional stage`, codes: {} },
    stageEdition: { label: msg`Edition of the stage`, codes: stageEditionWords },
    narrative: { label: msg`Text of the report` },
  },
} satisfies WordsOf<typeof pathologyReport, MessageDescriptor | Localised>;
/** With those of what the files of the sites add. */
export const pathologyWords = wordsWithAdded(ownWords, siteAdditions.pathology);
