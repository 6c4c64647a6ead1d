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
  /** For which share of a discussion somebody must have been there to count; null where being there at its end is enough. */
  readonly heardAtLeast: number | null;
  /** Whether the board works by it now. */
  readonly isCurrent?: boolean;
};

/** A quorum policy's name, and below it whom it asks for and how those are counted who are there. */
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
  const share = Math.round((policy.heardAtLeast ?? 0) * 100);
  const counted =
    policy.heardAtLeast === null
      ? t`Whoever is there at the conclusion counts.`
      : t`Whoever is there at the conclusion counts, and was there for at least ${share} % of the discussion.`;
  return (
    <span>
      {i18n.locale === 'ko' ? policy.name.ko : policy.name.en}
      {policy.isCurrent === true ? t` (as it is now)` : null}
      <span className="cell-second">{seats.join('; ')}</span>
      <span className="cell-second">{counted}</span>
    </span>
  );
}
