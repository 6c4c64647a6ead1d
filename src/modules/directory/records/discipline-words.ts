import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { disciplines } from './disciplines.ts';

/** What a discipline is called. */
export const disciplineWords: Readonly<Record<(typeof disciplines)[number], MessageDescriptor>> = {
  'gynaecologic-oncology': msg`Gynaecologic oncology`,
  'radiation-oncology': msg`Radiation oncology`,
  pathology: msg`Pathology`,
  radiology: msg`Radiology`,
  'haematology-oncology': msg`Haematology and oncology`,
  'nuclear-medicine': msg`Nuclear medicine`,
  'hepatobiliary-pancreatic-surgery': msg`Hepatobiliary and pancreatic surgery`,
  'vascular-surgery': msg`Vascular surgery`,
  urology: msg`Urology`,
  'thoracic-surgery': msg`Thoracic surgery`,
  'colorectal-surgery': msg`Colorectal surgery`,
  anaesthesia: msg`Anaesthesia`,
  nursing: msg`Nursing`,
  coordination: msg`Coordination`,
};
