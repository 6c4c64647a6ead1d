/** Disciplines that sit on a board or stand at the table. */
export const disciplines = [
  'gynaecologic-oncology',
  'radiation-oncology',
  'pathology',
  'radiology',
  'haematology-oncology',
  'nuclear-medicine',
  'hepatobiliary-pancreatic-surgery',
  'vascular-surgery',
  'urology',
  'thoracic-surgery',
  'colorectal-surgery',
  'anaesthesia',
  'nursing',
  'coordination',
] as const;

/** Disciplines that operate. */
export const operatingDisciplines: readonly (typeof disciplines)[number][] = [
  'gynaecologic-oncology',
  'hepatobiliary-pancreatic-surgery',
  'vascular-surgery',
  'urology',
  'thoracic-surgery',
  'colorectal-surgery',
];
