import { belongsTo } from '../../kernel/actor.ts';
import { type Right, right } from '../../kernel/rights.ts';
import { canKeepPeople, canSayAbsences, canSeeMails } from './policy.ts';

/** What people of a house may, of the house itself. */
export const rights: readonly Right[] = [
  right(
    belongsTo,
    /*i18n*/ {
      id: 'right.belongs',
      message: 'Read cases, boards and figures without names and record numbers; say when they are away',
    },
  ),
  right(
    canSayAbsences,
    /*i18n*/ { id: 'right.absences', message: 'Say that somebody else is away' },
    'directory.say-absence',
    'directory.correct-absence',
    'directory.end-absence',
  ),
  right(
    canKeepPeople,
    /*i18n*/ {
      id: 'right.people',
      message: 'See who works here, add people, give and end roles, invite, correct names',
    },
    'directory.add-people',
    'directory.correct-person',
    'directory.end-role',
    'directory.give-role',
    'directory.invite-person',
    'directory.offer-password',
    'directory.withdraw-invitation',
  ),
  right(
    canSeeMails,
    /*i18n*/ { id: 'right.mails', message: 'See which mails went out, withdraw or repeat one' },
    'directory.send-mail-again',
    'directory.withdraw-mail',
  ),
];
