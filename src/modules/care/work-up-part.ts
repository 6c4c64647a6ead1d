import { z } from 'zod';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import type { Form } from '../../kernel/forms/items.ts';
import { schemaOf } from '../../kernel/forms/schema.ts';
import { confirmFirst } from '../../kernel/http/confirmed-answers.ts';
import { saveForm } from '../../kernel/http/posted-form.ts';
import { parsed } from '../../kernel/input-faults.ts';
import { sql } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import { type Fill, lookingAt, toldAt } from '../../kernel/fills.ts';
import { readTogether } from '../../kernel/read-together.ts';
import type { PageScope } from '../directory/index.ts';
import { type AnsweredItem, itemsOn } from './answered-items.ts';
import { askedOn } from './places.ts';
import { judgedOn, standingOf } from './asked-on.ts';
import { datasetFor } from './asked-datasets.ts';
import { type Answerer, answerers } from './minimum-dataset.ts';
import { bornOnOf } from './queries/born-on.ts';
import { answeringEntries, toldFrom } from './queries/entries.ts';
import type { WorkUpItem } from './schema.ts';
import type { WholeCase } from './queries/whole-case.ts';
import { partOf } from './whose-part.ts';
import { askedItems, openItems } from './work-up.ts';
import { readWorkUp } from './work-up-answers.ts';
import { type AskedItem, type RecordedItem, workUpAt, workUpForm } from './work-up-form.ts';

const answererNamed = (name: string): Answerer => {
  const found = answerers.find((one) => one === name);
  if (found === undefined) throw notFound();
  return found;
};

/**
 * The part the address names, else that of the reader's discipline at this house; null for the whole, which is asked for as
 * `all`. A name that nobody answers under is not found.
 */
export const partAsked = ({ actor, ownerId }: PageScope, asked: string | null): Answerer | null => {
  if (asked === 'all') return null;
  if (asked !== null) return answererNamed(asked);
  const grants = actor.kind === 'user' ? actor.grants : [];
  return partOf(grants.find((grant) => grant.ownerId === ownerId)?.discipline ?? null);
};

const recordedOf = ({ workUp }: WholeCase, items: readonly AnsweredItem[]): RecordedItem[] =>
  items.map((item) => ({ ...item, version: workUp.find(({ key }) => key === item.key)?.version ?? 0 }));

/** Her birth, what of the course may answer the work-up, and where her questions stand. */
const besideOf = (scope: PageScope, fills: readonly Fill[], whole: WholeCase) =>
  scope.read(async (tx) => {
    const { id, patientId } = whole.case;
    const looking = lookingAt(scope, tx);
    const [{ births, course }, { told, isWhole }] = await Promise.all([
      readTogether(tx, {
        births: bornOnOf(tx, scope.ownerId, patientId),
        course: answeringEntries(tx, scope.ownerId, sql`= ${id}`),
      }),
      toldAt(fills, askedOn, looking, whole),
    ]);
    return { bornOn: births[0]?.bornOn ?? null, course: toldFrom(course), told, isWhole };
  });

/** The question of the address, else the newest one; not found when the case has none of this id. */
export const questionAsked = ({ referrals }: WholeCase, asked: string | null) => {
  const question = asked === null ? referrals.at(-1) : referrals.find(({ id }) => id === asked);
  if (asked !== null && question === undefined) throw notFound();
  return question ?? null;
};
type Question = ReturnType<typeof questionAsked>;

/**
 * The items of one part, or all, with what is known of them, and how many are open in each part on the day of the board that
 * the question is listed for; null while none lists it, or while boards cannot say (`isWhole`).
 */
export const workUpOfPage = async (
  scope: PageScope,
  fills: readonly Fill[],
  { whole, part, question }: { whole: WholeCase; part: Answerer | null; question: Question },
) => {
  const dataset = datasetFor(whole.case.site);
  if (dataset === null) return { boardOn: null, isWhole: true, items: [], recorded: [], open: {} };
  const { bornOn, course, told, isWhole } = await besideOf(scope, fills, whole);
  const boardOn = standingOf(told, question).listedOn;
  const on = judgedOn(boardOn, scope.today);
  const known = itemsOn(dataset, { workUp: whole.workUp, course }, on);
  const theCase = { histology: whole.case.histology, bornOn };
  const asked = askedItems(dataset, theCase, question, known, on);
  const items = asked.filter(({ definition }) => part === null || definition.by === part);
  const keys = new Set(items.map(({ definition }) => definition.key));
  return {
    boardOn,
    isWhole,
    items,
    recorded: recordedOf(whole, known).filter(({ key }) => keys.has(key)),
    open: openItems(asked, known, on),
  };
};

const checked = (form: Form, answers: AnyAnswers): AnyAnswers => {
  const schema = z.object({ workUp: schemaOf(form) as unknown as z.ZodType<AnyAnswers> });
  return parsed(schema, { [workUpAt]: answers }).workUp;
};

type Asking = { readonly items: readonly AskedItem[]; readonly recorded: readonly RecordedItem[] };

/**
 * Hands what a form says of the work-up to `save`: the items that are not recorded so already. What cannot be read is refused
 * at its field, and a number that is unusual is asked about first.
 */
export const saveWorkUp = async <Saved>(
  form: FormData,
  { items, recorded }: Asking,
  save: (items: WorkUpItem[]) => Promise<Saved>,
): Promise<Saved> => {
  const asked = workUpForm(items, recorded);
  const definitions = items.map(({ definition }) => definition);
  return saveForm(form, asked, workUpAt, (given) => {
    const read = readWorkUp(workUpAt, definitions, checked(asked, given as unknown as AnyAnswers), recorded);
    confirmFirst(form, workUpAt, read.questions);
    return save([...read.items]);
  });
};
