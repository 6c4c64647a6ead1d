import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';

/** Key words of the minimum dataset's items, for tables where its full labels would not fit. */
const shortLabels: Readonly<Record<string, MessageDescriptor>> = {
  ecog: msg`ECOG`,
  comorbidity: msg`Comorbidity`,
  haemoglobin: msg`Haemoglobin`,
  albumin: msg`Albumin`,
  creatinine: msg`Creatinine`,
  allergies: msg`Allergies`,
  menopausal_state: msg`Menopause`,
  patient_view: msg`Her view`,
  family_history: msg`Family history`,
  clinical_examination: msg`Examination`,
  pelvic_ultrasound: msg`Ultrasound`,
  imaging_abdomen_pelvis: msg`Imaging abdomen`,
  imaging_thorax: msg`Imaging thorax`,
  histology: msg`Histology`,
  brca: msg`BRCA`,
  hrd: msg`HRD`,
  mmr: msg`MMR`,
  unresectable_metastases_ruled_out: msg`Metastases`,
  gi_origin_ruled_out: msg`GI origin`,
  ascites_volume: msg`Ascites`,
  neoadjuvant_cycles: msg`Cycles given`,
  neoadjuvant_last_cycle: msg`Last cycle`,
  response_imaging: msg`Response imaging`,
  months_since_platinum: msg`Platinum interval`,
  treatment_lines: msg`Lines of treatment`,
  risk_of_malignancy_index: msg`RMI`,
};

/** Key word of an item; null where its own label is short enough. */
export const useShortItem = (): ((key: string) => string | null) => {
  const { i18n } = useLingui();
  return (key) => {
    const found = shortLabels[key];
    return found === undefined ? null : i18n._(found);
  };
};
