import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Sentences } from '../../../../ui/sentences.ts';

/** Refusals of the form of a new board. */
export const newBoardSentences: Sentences = {
  policy_unknown: msg`Please choose one of the quorum policies.`,
  recurrence_rule_unknown: msg`This weekday and first day give no date.`,
  zone_unknown: msg`This time zone is not known; an example is Asia/Seoul.`,
  person_unknown: msg`Somebody among the members has no role at this house.`,
  person_repeated: msg`Somebody stands among the members twice.`,
  discipline_unsaid: msg`Please choose the discipline this member is counted for.`,
  request_key_reused: msg`This form was already saved, with other entries. Look at the meetings before saving again.`,
  invalid_input: msg`Some entries need your attention. Nothing has been saved yet.`,
};

/** What somebody is on a board. */
export const useSeatRoles = () => {
  const { t } = useLingui();
  return [
    { value: 'chair', label: t`Chair` },
    { value: 'member', label: t`Member` },
    { value: 'coordinator', label: t`Coordinator` },
    { value: 'observer', label: t`Observer (does not count)` },
  ];
};

/** The seven weekly rules, named by their day. */
export const useWeekdayRules = () => {
  const { t } = useLingui();
  const days = {
    MO: t`Monday`,
    TU: t`Tuesday`,
    WE: t`Wednesday`,
    TH: t`Thursday`,
    FR: t`Friday`,
    SA: t`Saturday`,
    SU: t`Sunday`,
  };
  return Object.entries(days).map(([day, label]) => ({ value: `FREQ=WEEKLY;BYDAY=${day}`, label }));
};
