import { useLingui } from '@lingui/react/macro';
import { useList } from '../room/quorum-sentence.tsx';
import { useWords } from '../words.tsx';

type Clause = {
  readonly anyOf: readonly string[];
  readonly minimum: number;
  readonly condition?: string | undefined;
};
export type Asked = {
  readonly id: string;
  readonly name: { readonly en: string; readonly ko: string };
  readonly clauses: readonly Clause[];
  /** Whether the board works by it now. */
  readonly isCurrent?: boolean;
};

/** A quorum policy's name, and below it whom it asks for. */
export function PolicyAsks({ policy }: { readonly policy: Asked }) {
  const { t, i18n } = useLingui();
  const { word } = useWords();
  const list = useList();
  const seats = policy.clauses.map(({ anyOf, minimum, condition }) => {
    const who = list(
      anyOf.map((code) => word('discipline', code)),
      'disjunction',
    );
    const counted = minimum === 1 ? who : t`${minimum} of ${who}`;
    return condition === undefined ? counted : t`${counted} (when there is a biopsy)`;
  });
  return (
    <span>
      {i18n.locale === 'ko' ? policy.name.ko : policy.name.en}
      {policy.isCurrent === true ? t` (as it is now)` : null}
      <span className="cell-second">{seats.join('; ')}</span>
    </span>
  );
}
