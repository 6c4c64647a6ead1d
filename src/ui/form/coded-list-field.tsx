import { Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type MouseEvent, use, useRef, useState } from 'react';
import { codeOf } from '../../kernel/forms/coded.ts';
import type { CodedList } from '../../kernel/forms/items.ts';
import { noneMark } from '../../kernel/forms/posted.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { Button } from '../button.tsx';
import { classes } from '../classes.ts';
import { describedBy, HintAndError } from '../field-frame.tsx';
import { FormContext, useField } from '../form-state.ts';
import { useGiven } from './form-context.ts';
import { useLabel } from './item-label.tsx';
import { useMarkedReasons } from './reason-select.tsx';
import { listId, mostTyped } from './code-list.tsx';
import { useSay, type Word } from './say.ts';

type Props = { readonly name: string; readonly item: CodedList; readonly words: AnyWord<Word> };

/** What stands in the field at first: entries of the list, "none" or a reason, and a text that means no entry. */
const useStanding = (name: string, item: CodedList) => {
  const { submitted } = use(FormContext);
  const { posted, given } = useGiven(name);
  const texts = submitted === undefined ? given : (submitted[posted] ?? []);
  const codes = texts.flatMap((text) => codeOf(item, text) ?? []);
  const typed = texts.find((text) => text !== '' && !text.startsWith('~') && codeOf(item, text) === null);
  return { posted, codes: [...new Set(codes)], marks: texts.filter((text) => text.startsWith('~')), typed };
};

/**
 * Any number of entries of a long list, typed or picked one after the other. With script Return takes an entry up, without it
 * a button does; what is still in the line is taken up when the form is saved.
 */
export function CodedListField({ name, item, words }: Props) {
  const { t } = useLingui();
  const say = useSay();
  const { posted, codes, marks, typed } = useStanding(name, item);
  const field = useField(posted);
  const [chosen, setChosen] = useState(codes);
  const [strange, setStrange] = useState(false);
  const line = useRef<HTMLInputElement>(null);
  const reasons = useMarkedReasons(item);
  const take = (): boolean => {
    const text = line.current?.value ?? '';
    const code = codeOf(item, text);
    setStrange(code === null && text.trim() !== '');
    if (code === null || line.current === null) return false;
    setChosen((before) => (before.includes(code) ? before : [...before, code]));
    line.current.value = '';
    return true;
  };
  const takeByKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.currentTarget.value.trim() === '')
      return;
    event.preventDefault();
    take();
  };
  const takeByButton = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    take();
    line.current?.focus();
  };
  const hint = words.hint && say(words.hint);
  const nothing = chosen.length > 0 ? [] : [{ value: noneMark, label: t`None of these` }, ...reasons];
  return (
    <fieldset
      className={classes('field', 'choice', field.error !== undefined && 'field-wrong')}
      id={field.id}
      tabIndex={-1}
      aria-describedby={describedBy(field.id, { hint, error: field.error })}
    >
      <legend className="field-label">{useLabel(item, words)}</legend>
      <HintAndError id={field.id} hint={hint} error={field.error} />
      {chosen.length === 0 ? null : (
        <div className="options">
          {chosen.map((code) => (
            <label key={code} className="option">
              <input type="checkbox" name={posted} value={code} defaultChecked />
              {say(words.codes?.[code] ?? { en: code })}
            </label>
          ))}
        </div>
      )}
      <div className="field-line">
        <input
          ref={line}
          type="text"
          name={posted}
          list={listId(item.list)}
          size={40}
          maxLength={mostTyped}
          autoComplete="off"
          aria-label={t`${say(words.label)}: add`}
          defaultValue={typed ?? ''}
          onKeyDown={takeByKey}
        />
        <Button name="intent" value={`more:${name}`} onClick={takeByButton}>
          <Trans>Add</Trans>
        </Button>
        <output className="muted">{strange ? t`This is not on the list.` : null}</output>
        {nothing.map(({ value, label }) => (
          <label key={value} className="option">
            <input type="checkbox" name={posted} value={value} defaultChecked={marks.includes(value)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
