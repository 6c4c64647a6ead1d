import { Trans } from '@lingui/react/macro';
import { Mark } from '../../../ui/tag.tsx';
import type { SeenAdvice } from '../seen.ts';
import { useWords } from './words.tsx';

/** What a board recommended and was taken back, and that its question waits again where nothing of it stands. */
export function TakenBack(props: { readonly advice: readonly SeenAdvice[]; readonly lacksAdvice: boolean }) {
  const { word } = useWords();
  return (
    <>
      {props.advice.map(({ id, modality, timing }) => (
        <span key={id} className="cell-second">
          <s>
            {word('modality', modality)}
            {timing === 'not_applicable' ? null : `, ${word('timing', timing)}`}
          </s>{' '}
          <Trans>taken back</Trans>
        </span>
      ))}
      {props.lacksAdvice ? (
        <Mark tone="bad">
          <Trans>No recommendation stands any more: the question waits for a board again.</Trans>
        </Mark>
      ) : null}
    </>
  );
}
