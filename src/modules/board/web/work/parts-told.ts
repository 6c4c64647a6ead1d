import type { Looking } from '../../../../kernel/fills.ts';
import { answererWords } from '../../../care/web/index.ts';
import { partsOfReader } from '../../queries/my-work.ts';

/** Parts of the work-up that wait for the reader, each called by its name. */
export const partsTold = async (looking: Looking) => {
  const data = await partsOfReader(looking);
  return (
    data && {
      ...data,
      cases: data.cases.map(({ parts, ...asked }) => ({
        ...asked,
        parts: parts.map(({ by, open }) => ({ by, open, name: looking.i18n._(answererWords[by]) })),
      })),
    }
  );
};
export type PartsTold = NonNullable<Awaited<ReturnType<typeof partsTold>>>;
