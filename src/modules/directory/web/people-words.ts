import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Sentences } from '../../../ui/sentences.ts';

export const peopleSentences: Sentences = {
  invalid_input: msg`Some entries need your attention. Nothing has been saved yet.`,
  changed_meanwhile: msg`Somebody else changed this person while you were writing. What is recorded now is shown above, what you typed is still in the form.`,
  too_small: msg`Please say something here.`,
  invalid_format: msg`Please correct this entry: a day is YYYY-MM-DD, an address has an @.`,
  invalid_value: msg`Please choose one.`,
  reason_needed: msg`Please say why.`,
  role_held: msg`This person has this role already, or from that day on.`,
  role_ended: msg`This role has ended already.`,
  role_day_past: msg`A role ends today or later, or at once.`,
  last_administrator: msg`This would leave the house without an administrator who can sign in. Let another one be there first.`,
  own_role_stays: msg`Another administrator ends this role of yours.`,
  no_mail_address: msg`No mail address of this person is known.`,
  person_elsewhere: msg`This person works or worked at another house too: whoever runs the installation does this.`,
  role_ends_before: msg`It already ends before that day: give the role anew from the day after.`,
  account_missing: msg`This person has no account: invite them.`,
  account_there: msg`This person has an account already.`,
  link_over: msg`There is no invitation any more that could be withdrawn.`,
};

/** Labels of the fields of a person and a role, for a form's summary. */
export const usePeopleLabels = (): Readonly<Record<string, string>> => {
  const { t } = useLingui();
  const [latin, native] = [t`Name in Latin letters`, t`Name in their own script`];
  const [role, discipline, from] = [t`Role`, t`Discipline`, t`From`];
  return {
    'people.0.latinName': latin,
    'people.0.nativeName': native,
    'affiliations.0.role': role,
    'affiliations.0.discipline': discipline,
    'affiliations.0.from': from,
    'given.role': role,
    'given.discipline': discipline,
    'given.from': from,
    'names.latinName': latin,
    'names.nativeName': native,
    to: t`Last day`,
    email: t`E-mail address`,
    reason: t`Why?`,
  };
};
