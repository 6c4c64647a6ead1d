import { type KeyboardEvent as SyntheticKeyboardEvent, useEffect, useRef } from 'react';

/** Keys by their place on the keyboard (`KeyR`, `Digit1`) or, for a sign, by what is typed (`?`). */
export type Keys = Readonly<Record<string, () => void>>;

const textField = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';

const isTyping = ({ target, isComposing }: KeyboardEvent): boolean =>
  isComposing || (target instanceof Element && target.closest(textField) !== null);

/**
 * Single keys that do something while nobody types in a field; none while `on` is false. The key's place counts,
 * because a Korean or Cyrillic layout gives another letter.
 */
export const useKeys = (keys: Keys, on: boolean): void => {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return;
      const act = current.current[event.key] ?? current.current[event.code];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
};

/** Sends the form around the focused field on Ctrl+Enter (Command+Enter on a Mac), also while somebody types. */
export const sendOnControlEnter = (event: SyntheticKeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.closest('form')?.requestSubmit();
};
