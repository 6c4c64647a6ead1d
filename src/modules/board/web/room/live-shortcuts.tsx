import { Trans } from '@lingui/react/macro';
import { type ReactNode, useRef, useSyncExternalStore } from 'react';
import { type Keys, useKeys } from '../../../../ui/keys.ts';

const memory = 'consilium-single-keys';

const focusFirst = (within: string): void => {
  const field = document.querySelector<HTMLElement>(
    `${within} :is(input:not([type="hidden"]), select, textarea)`,
  );
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
};

const choose = (index: number): void => {
  const option = document.querySelectorAll<HTMLInputElement>('#conclusion input[name="conclusion"]')[index];
  option?.click();
  option?.focus();
  if (option?.value === 'deferred')
    document.querySelector<HTMLElement>('#conclusion select[name="deferralReason"]')?.focus();
};

const concludeAndGoOn = (): void =>
  document.querySelector<HTMLElement>('#conclusion button[value="yes"]')?.click();

const undoLast = (): void => document.querySelector<HTMLElement>('.steps button')?.click();

const single: Keys = {
  KeyR: () => focusFirst('#recommendation'),
  KeyN: concludeAndGoOn,
  KeyU: undoLast,
  Digit1: () => choose(0),
  Digit2: () => choose(1),
  Digit3: () => choose(2),
  Digit4: () => choose(3),
};

const follow = (changed: () => void): (() => void) => {
  addEventListener('storage', changed);
  return () => removeEventListener('storage', changed);
};
const areOn = (): boolean => localStorage.getItem(memory) !== 'off';
const switchKeys = (on: boolean): void => {
  localStorage.setItem(memory, on ? 'on' : 'off');
  // A browser tells only its other tabs by itself.
  dispatchEvent(new StorageEvent('storage'));
};

/** The page's keys, listed; single letters can be switched off for who dictates or uses a switch. */
export function Shortcuts() {
  const help = useRef<HTMLDetailsElement>(null);
  const on = useSyncExternalStore(follow, areOn, () => false);
  const showHelp = () => {
    if (help.current === null) return;
    help.current.open = !help.current.open;
    help.current.querySelector('summary')?.focus();
  };
  useKeys({ ...single, '?': showHelp }, on);
  return (
    <details className="shortcuts no-print" ref={help}>
      <summary>
        <Trans>Keys</Trans> <kbd>?</kbd>
      </summary>
      <dl>
        <KeyLine keys="R">
          <Trans>write a recommendation</Trans>
        </KeyLine>
        <KeyLine keys="Ctrl + Enter">
          <Trans>record it, from any of its fields</Trans>
        </KeyLine>
        <KeyLine keys="1 2 3 4">
          <Trans>choose the conclusion</Trans>
        </KeyLine>
        <KeyLine keys="N">
          <Trans>conclude and take the next case up</Trans>
        </KeyLine>
        <KeyLine keys="U">
          <Trans>undo what was done last, for ten seconds</Trans>
        </KeyLine>
      </dl>
      <label className="option">
        <input type="checkbox" checked={on} onChange={(event) => switchKeys(event.currentTarget.checked)} />
        <Trans>Single keys work while nobody types in a field</Trans>
      </label>
    </details>
  );
}

function KeyLine({ keys, children }: { readonly keys: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
