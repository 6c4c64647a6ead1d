import { msg } from '@lingui/core/macro';
import { isUsable } from '../../../../kernel/link-use.ts';
import { localDay } from '../../../../kernel/zone.ts';
import { dayText } from '../../../../ui/day.tsx';
import { sayIn } from '../../../../ui/form/say.ts';
import type { PageScope } from '../../../directory/index.ts';
import type { CaseSubject } from '../../queries/case-page.ts';
import type { OwnWordsSaid } from '../../queries/own-words.ts';
import { ownWordLabels } from './own-word-labels.ts';

type Scope = Pick<PageScope, 'i18n' | 'house' | 'now'>;

const entryTold = ({ i18n }: Scope, { id, on, said }: OwnWordsSaid) => {
  const say = sayIn(i18n);
  return {
    id,
    on: on === null ? i18n._(msg`on a day nobody said`) : dayText(i18n.locale, on),
    declined: said === null ? i18n._(msg`She does not want to say anything.`) : null,
    lines: (said ?? []).map(({ name, text }) => ({
      key: name,
      label: say(ownWordLabels[name] ?? { en: name }),
      value: typeof text === 'string' ? text : say(text),
    })),
  };
};

/** Whether she was asked, where she has said nothing. */
const unsaid = ({ i18n, house, now }: Scope, links: CaseSubject['ownWords']['links']): string => {
  const asked = links.find((link) => isUsable(link, now));
  if (asked === undefined) return i18n._(msg`Nobody has asked her yet.`);
  const day = dayText(i18n.locale, localDay(asked.expiresAt, house.zone));
  return i18n._(msg`Asked by a link that can be used until ${day}; she has not answered by it yet.`);
};

/** Her own words as the page of a case says them, the newest first; where there are none, whether she was asked. */
export const ownWordsTold = (scope: Scope, { said, links }: CaseSubject['ownWords']) => {
  const { i18n } = scope;
  const [newest = null, ...earlier] = said.map((one) => entryTold(scope, one));
  return {
    title: i18n._(msg`In her own words`),
    ask: i18n._(msg`Ask her`),
    before: earlier.length === 0 ? '' : i18n._(msg`Said before`),
    none: newest === null ? unsaid(scope, links) : '',
    newest,
    earlier,
  };
};
export type OwnWordsTold = ReturnType<typeof ownWordsTold>;
