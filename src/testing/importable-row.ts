import type { ReadRow } from '../modules/board/index.ts';

/** A row of somebody's table as an import reads it: little is known of her, nothing of an operation. */
export const importableRow: ReadRow = {
  row: 2,
  record: {
    key: 'story-1',
    patient: { bornOn: '1960', diedOn: null },
    identity: { recordNumber: 'R-story-1', latinName: null, nativeName: null, sortName: null },
    case: {
      site: 'ovary',
      histology: 'serous',
      stage: 'IIIC',
      stageEdition: 'figo-pre-2014',
      grade: null,
      entry: 'registry',
      presentedOn: '2005',
      treatedBefore: false,
      notOperatedReason: null,
    },
    referral: null,
    workUp: [],
    listing: null,
    operations: [],
  },
};
