import { useEffect } from 'react';
import { useActionData } from 'react-router';
import { isWritten } from '../../../../kernel/http/written.ts';
import type { LiveWritten } from './live-action.ts';

/** The answer of the live page's last form when it was carried out; what it changed is then expected. */
export const useWritten = (expect: (seq: number) => void): LiveWritten | undefined => {
  const answer: unknown = useActionData();
  const written = isWritten(answer) ? (answer as LiveWritten) : undefined;
  useEffect(() => {
    if (written !== undefined) expect(written.written);
  }, [written, expect]);
  return written;
};
