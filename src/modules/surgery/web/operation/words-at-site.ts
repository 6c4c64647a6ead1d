import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SiteProfile } from '../../../care/index.ts';
import { operationWords } from '../../records/operation-words.ts';

const isRecalled = (profile: SiteProfile | null): boolean => profile?.operation?.provenance === 'recalled';

const { initialAim } = operationWords.items;
const unverified: typeof operationWords = {
  ...operationWords,
  items: {
    ...operationWords.items,
    initialAim: { ...initialAim, hint: msg`Unverified: which aims this site offers is our own choice.` },
  },
};

/** The words of the operative report of a site: where no source was read for what it offers, they say so. */
export const operationWordsAt = (profile: SiteProfile | null): typeof operationWords =>
  isRecalled(profile) ? unverified : operationWords;

/** What a complete report of the site is judged by. */
export const reportBasis = (profile: SiteProfile | null): MessageDescriptor =>
  isRecalled(profile)
    ? msg`Unverified: what a complete report of this site holds is, in part or as a whole, our own choice.`
    : msg`Asked for is what the ESGO indicator of operative reports names.`;
