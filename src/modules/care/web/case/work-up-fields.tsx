import { useLingui } from '@lingui/react/macro';
import { noFacts } from '../../../../kernel/forms/facts.ts';
import type { Form } from '../../../../kernel/forms/items.ts';
import type { AnyWord, AnyWords } from '../../../../kernel/forms/words.ts';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useSay, type Word } from '../../../../ui/form/say.ts';
import { type DrawnItem, type RecordedItem, standingAnswers, workUpAt } from '../../work-up-form.ts';
import { useWorkUpCodes } from './work-up-code-words.ts';
import { answererWords, workUpWords } from './work-up-words.ts';

/** The word of a code that answers an item, where the course may have said it in codes of its own. */
type Answered = (code: string) => string;

/** What is known, beside the field of what ages or the course answers: what is typed there is another result. */
const useHint = (answered: Answered | undefined) => {
  const { t } = useLingui();
  const { word } = useWorkUpCodes();
  const said = answered ?? ((code: string) => word('itemChoice', code));
  const valueOf = ({ value, unit, state }: RecordedItem): string => {
    if (typeof value === 'boolean') return value ? t`yes` : t`no`;
    const text = typeof value === 'string' ? said(value) : value;
    return `${text ?? word('workUpState', state)} ${unit ?? ''}`.trim();
  };
  return ({ days }: DrawnItem, recorded: RecordedItem | undefined): string | undefined => {
    const isFromCourse = recorded?.entry !== undefined;
    if (days === null && !isFromCourse) return undefined;
    const fresh = days === null ? '' : t`Not older than ${days} days on the day of the board.`;
    if (recorded === undefined) return fresh;
    const value = valueOf(recorded);
    const on = recorded.takenOn ?? t`no date`;
    const known = isFromCourse ? t`From the course: ${value} (${on}).` : t`Recorded: ${value} (${on}).`;
    return `${fresh} ${known}`.trim();
  };
};

/** The words of the work-up's form, of its dataset and of the catalogue. */
export const useWorkUpWords = (
  items: readonly DrawnItem[],
  recorded: readonly RecordedItem[],
  answered?: Answered,
): AnyWords<Word> => {
  const { word } = useWorkUpCodes();
  const hint = useHint(answered);
  const known = new Map(recorded.map((item) => [item.key, item]));
  const wordsOf = (item: DrawnItem): AnyWord<Word> => {
    const { definition } = item;
    const said = hint(item, known.get(definition.key));
    const value = known.get(definition.key)?.value;
    const own = typeof value === 'string' ? { [value]: { en: value } } : {};
    const codes = (definition.choices ?? []).map((code) => [code, { en: word('itemChoice', code) }]);
    return {
      label: definition.label,
      ...(said === undefined ? {} : { hint: { en: said } }),
      codes: { ...own, ...Object.fromEntries(codes) },
    };
  };
  return {
    title: workUpWords.title,
    sections: { visit: workUpWords.visit, later: workUpWords.later, ...answererWords },
    items: {
      on: { label: workUpWords.on, hint: workUpWords.onHint },
      why: { label: workUpWords.why },
      ...Object.fromEntries(items.map((item) => [item.definition.key, wordsOf(item)])),
    },
  };
};

/** The fields of the work-up inside a `PostForm`; what is recorded and does not age stands in them. */
export function WorkUpFields(props: {
  readonly form: Form;
  readonly items: readonly DrawnItem[];
  readonly recorded?: readonly RecordedItem[];
  readonly answered?: Answered;
}) {
  const { form, items, recorded = [] } = props;
  const words = useWorkUpWords(items, recorded, props.answered);
  return (
    <FormFields
      form={form}
      words={words}
      at={workUpAt}
      answers={standingAnswers(items, recorded)}
      facts={noFacts}
    />
  );
}

/** Labels of the fields for the summary of what was refused. */
export const useWorkUpLabels = (
  form: Form,
  items: readonly DrawnItem[],
): Readonly<Record<string, string>> => {
  const say = useSay();
  return fieldLabels(form, useWorkUpWords(items, []), workUpAt, say);
};
