import { msg } from '@lingui/core/macro';

/** Read under their label, and in the line of the course behind what was said. */
export const sourceWords = {
  source: {
    label: msg`Source`,
    codes: {
      own: msg`known here`,
      outside_report: msg`from an outside report`,
      letter: msg`from a letter of another hospital`,
      her_word: msg`from her own word`,
      relatives: msg`from her relatives`,
      register: msg`from a register`,
      other: msg`from another source`,
    },
  },
  sourceDetail: { label: msg`Which report, letter or house` },
};
