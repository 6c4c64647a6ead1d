import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Sentences } from '../../../../ui/sentences.ts';

/** Refusals of the form of a new board. */
export const newBoardSentences: Sentences = {
  policy_unknown: msg`Please choose one of the quorum policies.`,
  recurrence_rule_unknown: msg`This rule and first day give no date.`,
  zone_unknown: msg`This time zone is not known; an example is Asia/Seoul.`,
  members_needed: msg`A board needs at least one member.`,
  person_unknown: msg`Somebody among the members has no role at this house.`,
  person_repeated: msg`Somebody stands among the members twice.`,
  discipline_unsaid: msg`Please choose the discipline this member is counted for.`,
  request_key_reused: msg`This form was already saved, with other entries. Look at the meetings before saving again.`,
  invalid_input: msg`Some entries need your attention. Nothing has been saved yet.`,
};

/** Refusals of the forms by which a board is changed. */
export const changeBoardSentences: Sentences = {
  ...newBoardSentences,
  meeting_held_since: msg`A meeting on this day or later has begun or ended already. What it was held by stays: choose a later day.`,
  series_version_there: msg`Another change takes effect on this day. Choose another day, or take that change back first.`,
  meetings_apart_differ: msg`Which planned meetings are concerned is not what this page has shown. Nothing was saved; please look at it again.`,
  nothing_corrected: msg`This is what the board is already. Nothing was saved.`,
  changed_meanwhile: msg`Somebody else has changed this board since you opened the page. Nothing was saved. What stands now is shown.`,
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

/** The rules by which a board may meet, each named by its rhythm and its day. */
export const useBoardRules = () => {
  const { t } = useLingui();
  const rhythms = [
    ['FREQ=WEEKLY;BYDAY=', t`Every week`],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=', t`Every second week`],
    ['FREQ=MONTHLY;BYDAY=1', t`First of every month`],
    ['FREQ=MONTHLY;BYDAY=2', t`Second of every month`],
    ['FREQ=MONTHLY;BYDAY=3', t`Third of every month`],
    ['FREQ=MONTHLY;BYDAY=4', t`Fourth of every month`],
    ['FREQ=MONTHLY;BYDAY=-1', t`Last of every month`],
  ] as const;
  const days = {
    MO: t`Monday`,
    TU: t`Tuesday`,
    WE: t`Wednesday`,
    TH: t`Thursday`,
    FR: t`Friday`,
    SA: t`Saturday`,
    SU: t`Sunday`,
  };
  return rhythms.flatMap(([rule, rhythm]) =>
    Object.entries(days).map(([day, name]) => ({ value: `${rule}${day}`, label: t`${rhythm}: ${name}` })),
  );
};
