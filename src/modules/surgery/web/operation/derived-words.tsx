import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Unknown } from '../../../../ui/facts.tsx';
import type { Complexity } from '../../complexity-score.ts';
import type { ResidualText } from '../../residual-disease.ts';
import { useWords } from '../words.tsx';

/** Residual disease as it is known. */
export function ResidualWords({ text }: { readonly text: ResidualText }) {
  switch (text.code) {
    case 'unknown':
      return <Unknown />;
    case 'none':
      return <Trans>No visible disease (0 mm)</Trans>;
    case 'exactly':
      return <Trans>{text.mm} mm</Trans>;
    case 'at_least':
      return <Trans>At least {text.mm} mm</Trans>;
    case 'up_to':
      return <Trans>0 to {text.mm} mm</Trans>;
    case 'between':
      return (
        <Trans>
          {text.min} to {text.max} mm
        </Trans>
      );
  }
}

/** Surgical complexity in points and band, and whether the points were read or are recalled. */
export function ComplexityWords({ score }: { readonly score: Complexity | null }) {
  const { t } = useLingui();
  const { word } = useWords();
  if (score === null) return <Unknown />;
  const { points, upTo } = score;
  const band = word('complexity', score.band) ?? t`not known`;
  const source = score.provenance === 'recalled' ? t`Aletti, recalled` : t`Aletti`;
  if (points !== upTo)
    return (
      <Trans>
        {points} to {upTo} points, {band} ({source})
      </Trans>
    );
  return (
    <Trans>
      <Plural value={points} one="# point" other="# points" />, {band} ({source})
    </Trans>
  );
}
