/** Sides of what is paired; the middle belongs to neither. */
export const sides = ['left', 'right', 'both', 'midline'] as const;

/** Areas of the operative report that have sides. */
export const sidedAreas = [
  'ovaries',
  'tubes',
  'pelvic_peritoneum',
  'paracolic_gutters',
  'anterior_parietal_peritoneum',
  'liver',
  'diaphragms',
  'pelvic_nodes',
  'aortic_nodes',
  'pleura',
] as const;

/** The 13 regions of the Peritoneal Cancer Index, numbers 0 to 12; the names of 0 to 8 are recalled, not read. */
export const pciRegions = [
  'central',
  'right_upper',
  'epigastrium',
  'left_upper',
  'left_flank',
  'left_lower',
  'pelvis',
  'right_lower',
  'right_flank',
  'upper_jejunum',
  'lower_jejunum',
  'upper_ileum',
  'lower_ileum',
] as const;

/** The seven features of the laparoscopic score of 2006 (Fagotti). */
export const fagottiFeatures = [
  'omental_cake',
  'peritoneal_carcinosis',
  'diaphragmatic_carcinosis',
  'mesenteric_retraction',
  'bowel_infiltration',
  'stomach_infiltration',
  'liver_metastases',
] as const;

/** How disease of an area lies, and how deep it reaches. */
export const spreads = ['single', 'few', 'many', 'miliary', 'confluent', 'plaque', 'mass'] as const;
export const depths = ['surface', 'subserosal', 'muscular', 'mucosal', 'parenchymal'] as const;

/** Stations of lymph nodes, of operation and pathology alike: a group where no more is said, and the stations within it. */
export const nodeStations = [
  'pelvic',
  'obturator',
  'external_iliac',
  'internal_iliac',
  'common_iliac',
  'presacral',
  'parametrial',
  'paraaortic',
  'paraaortic_below_ima',
  'paraaortic_to_renal',
  'suprarenal',
  'coeliac',
  'portal',
  'mesenteric',
  'cardiophrenic',
  'supraclavicular',
  'mediastinal',
  'axillary',
  'inguinal',
  'superficial_inguinal',
  'deep_femoral',
  'other',
] as const;
type NodeStation = (typeof nodeStations)[number];

/** Stations that lie within a group. */
export const stationsWithin: Readonly<Partial<Record<NodeStation, readonly NodeStation[]>>> = {
  pelvic: ['obturator', 'external_iliac', 'internal_iliac', 'common_iliac', 'presacral', 'parametrial'],
  paraaortic: ['paraaortic_below_ima', 'paraaortic_to_renal', 'suprarenal'],
  inguinal: ['superficial_inguinal', 'deep_femoral'],
};
