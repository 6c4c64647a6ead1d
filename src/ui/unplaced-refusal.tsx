import { useEffect, useRef } from 'react';
import type { Refused } from '../kernel/http/refusal.ts';
import { type Sentences, useSentences } from './sentences.ts';
import { TypedTexts } from './typed-texts.tsx';

/**
 * Why a form was refused that stands on its page no more, and what was typed in it. It is drawn with every refusal: where
 * the page says it elsewhere, the style hides this.
 */
export default function UnplacedRefusal(props: {
  readonly refused: Refused;
  readonly sentences: Sentences | undefined;
}) {
  const { refusal, submitted } = props.refused;
  const sentence = useSentences(props.sentences);
  const summary = useRef<HTMLDivElement>(null);
  // Also where the form went only after it had been refused once on its page. What is drawn again stands in its form.
  useEffect(() => {
    if (refusal.code !== 'form_drawn_again') summary.current?.focus();
  }, [refusal]);
  return (
    <div className="unplaced-refusal">
      {/* Without script the page is loaded from its top: the focus brings the reader here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <div ref={summary} className="refusal-summary" role="alert" tabIndex={-1} autoFocus>
        <p className="notice-title">{sentence(refusal.code, refusal.params)}</p>
      </div>
      <TypedTexts submitted={submitted} />
    </div>
  );
}
