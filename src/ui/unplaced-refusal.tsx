import { useEffect, useRef } from 'react';
import { isRefused, type Refused } from '../kernel/http/refusal.ts';
import { ErrorSummary } from './error-summary.tsx';
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
  const { refused } = props;
  const { refusal, submitted } = refused;
  const sentence = useSentences(props.sentences);
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isRefused(refused)) part.current?.querySelector<HTMLElement>('.error-summary')?.focus();
  }, [refused]);
  return (
    <div ref={part} className="unplaced-refusal">
      <ErrorSummary title={sentence(refusal.code, refusal.params)} items={[]} />
      <TypedTexts submitted={submitted} />
    </div>
  );
}
