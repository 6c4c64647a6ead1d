import { useActionData } from 'react-router';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { useSentences } from '../../../../ui/sentences.ts';
import { boardSentences } from '../agenda/board-sentences.ts';

/** Forms of one button, which may be gone when their refusal comes. */
const buttons: ReadonlySet<string | undefined> = new Set(['undo', 'leave', 'take-up']);
/** Told with the case that was taken up before. */
const toldElsewhere: ReadonlySet<string> = new Set(['item_not_waiting', 'item_still_open']);

/** Why a button of the page did nothing. */
export function LiveRefusal() {
  const answer: unknown = useActionData();
  const sentence = useSentences(boardSentences);
  if (!isRefused(answer)) return null;
  const form = answer.submitted['form']?.[0];
  const { code, params } = answer.refusal;
  if (!buttons.has(form) || (form === 'take-up' && toldElsewhere.has(code))) return null;
  return <Notice tone="bad" live title={sentence(code, params)} />;
}
