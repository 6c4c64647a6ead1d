import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { relapseSiteWords } from './event-words.ts';
import type { imaging } from './imaging.ts';
import { sourceWords } from './source-words.ts';

export const imagingWords: WordsOf<typeof imaging, MessageDescriptor> = {
  title: msg`Imaging`,
  sections: { study: msg`The study`, finding: msg`What it found` },
  items: {
    on: { label: msg`Date` },
    method: {
      label: msg`Method`,
      codes: {
        ultrasound: msg`Ultrasound`,
        ct: msg`CT`,
        mri: msg`MRI`,
        pet_ct: msg`PET-CT`,
        xray: msg`X-ray`,
        scintigraphy: msg`Scintigraphy`,
        other: msg`Another method`,
      },
    },
    regions: {
      label: msg`Region`,
      codes: {
        pelvis: msg`pelvis`,
        abdomen: msg`abdomen`,
        thorax: msg`thorax`,
        head: msg`head`,
        groin: msg`groin`,
        whole_body: msg`whole body`,
        other: msg`another region`,
      },
    },
    purpose: {
      label: msg`What it was for`,
      codes: {
        first: msg`first assessment`,
        response: msg`response to treatment`,
        follow_up: msg`follow-up`,
        symptoms: msg`symptoms`,
      },
    },
    response: {
      label: msg`Against the study before`,
      codes: {
        complete: msg`complete response`,
        partial: msg`partial response`,
        stable: msg`stable disease`,
        progression: msg`progression`,
        not_evaluable: msg`not evaluable`,
      },
    },
    sites: { label: msg`Where disease is seen`, codes: relapseSiteWords },
    finding: { label: msg`Findings` },
    ...sourceWords,
  },
};
