import { useLingui } from '@lingui/react/macro';
import { useWords } from './words.tsx';

/** In words at which point of the course a question is asked; of a return of the disease which one, where it is counted. */
export const usePhase = () => {
  const { t } = useLingui();
  const { word } = useWords();
  return ({
    phase,
    recurrenceNumber,
  }: {
    readonly phase: string;
    readonly recurrenceNumber: number | null;
  }) => (recurrenceNumber === null ? word('phase', phase) : t`Recurrence ${recurrenceNumber}`);
};
