import { lostOf } from '../../modules/board/index.ts';
import { courseForms } from '../../modules/care/index.ts';
import { contactCourseOf } from './contacts.ts';
import type { Rule } from './plausible-rule.ts';
import type { CaseRecord } from './shapes.ts';

const { nextContact, lostToFollowUp } = courseForms;
const told = ({ course = [] }: CaseRecord, { id }: { readonly id: string }) =>
  course.filter(({ form }) => form === id).map(({ answers }) => answers);

export const contactRules: readonly Rule[] = [
  {
    code: 'contact_agreed_for_the_past',
    broken: (record) => told(record, nextContact).some(({ on, due }) => String(due) <= String(on)),
  },
  {
    code: 'contact_with_a_stranger',
    broken: (record, context) =>
      told(record, nextContact).some(
        ({ person }) => typeof person === 'string' && context.disciplineOf(person) === null,
      ),
  },
  {
    code: 'contact_with_nobody',
    broken: (record) =>
      told(record, nextContact).some(({ person, elsewhere }) => person === null && elsewhere === null),
  },
  {
    code: 'lost_and_seen_since',
    broken: (record) =>
      told(record, lostToFollowUp).length > 0 && lostOf(contactCourseOf(record, new Map())) === null,
  },
  {
    code: 'not_reached_and_never_tried',
    broken: (record) =>
      told(record, lostToFollowUp).some(
        ({ reason, attempts }) =>
          reason === 'not_reached' && (!Array.isArray(attempts) || attempts.length === 0),
      ),
  },
];
