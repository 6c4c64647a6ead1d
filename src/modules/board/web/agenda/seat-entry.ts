import { noName } from '../../../../kernel/names.ts';
import { refused } from '../../../../kernel/errors.ts';
import { type Colleague, Discipline } from '../../../directory/index.ts';
import { text } from '../../../../kernel/http/form-values.ts';
import { seatField, type SeatOffer } from './seat-fields.ts';

/** What a role at the house usually means at its board, first match first. */
const usualSeats = [
  ['chair', 'chair'],
  ['coordinator', 'coordinator'],
  ['surgeon', 'member'],
  ['clinician', 'member'],
  ['observer', 'observer'],
] as const;

/** One offer a person, filled in from the directory; somebody with two roles there stands once. */
export const seatOffers = (people: readonly Colleague[]): SeatOffer[] => {
  const byPerson = Map.groupBy(people, ({ id }) => id);
  return [...byPerson.values()].map((own) => {
    const roles = own.map(({ role }) => role);
    const known = own.map(({ discipline }) => Discipline.safeParse(discipline).data).find(Boolean);
    const usual = usualSeats.find(([house]) => roles.includes(house))?.[1] ?? '';
    // Who only watches and is of no discipline has no seat until somebody gives her one: it would be refused.
    const role = usual === 'observer' && known === undefined ? '' : usual;
    return {
      personId: own[0]?.id ?? '',
      name: own[0]?.name ?? noName,
      role,
      discipline: known ?? (role === 'coordinator' ? 'coordination' : ''),
    };
  });
};

const named = /^members\.(.+)\.role$/;

/** The members chosen in the form, also people it did not offer: the command judges them. */
export const readSeats = (form: FormData) => {
  const ids = [...form.keys()].flatMap((name) => named.exec(name)?.[1] ?? []);
  return ids.flatMap((personId) => {
    const role = text(form, seatField.role(personId));
    if (role === null) return [];
    const discipline = text(form, seatField.discipline(personId));
    if (discipline === null)
      throw refused('discipline_unsaid', {}, { field: seatField.discipline(personId) });
    return [{ personId, role, discipline }];
  });
};
