import { useEffect, useRef } from 'react';

/**
 * Shows the keys (`Alt+N`) inside a button or link and, when the script runs, presses it for whoever types them.
 * Only with a modifier: single letters would fire while someone dictates or types.
 */
export function Shortcut({ letter }: { readonly letter: string }) {
  const hint = useRef<HTMLElement>(null);
  useEffect(() => {
    const target = hint.current?.closest<HTMLElement>('button, a, label');
    if (target === null || target === undefined) return;
    target.setAttribute('aria-keyshortcuts', `Alt+${letter.toUpperCase()}`);
    const press = (event: KeyboardEvent) => {
      // The key's place on the keyboard, because a Korean or Cyrillic layout gives another letter.
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== `Key${letter.toUpperCase()}`)
        return;
      event.preventDefault();
      target.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [letter]);
  return (
    <kbd ref={hint} aria-hidden="true">
      Alt+{letter.toUpperCase()}
    </kbd>
  );
}
