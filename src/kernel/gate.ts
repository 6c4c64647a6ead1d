import { AppError } from './errors.ts';

/** Lets work through one at a time; a few may wait, more are refused at once. */
export interface Gate {
  /** Refused as `too_many_at_once` (429) when the queue is full; who is favoured finds room beyond it. */
  run<T>(work: () => Promise<T>, favoured?: boolean): Promise<T>;
}

/**
 * A gate with room for so many who wait, and as many again who are favoured. Password hashing fills the threads that compression and files wait for too:
 * one at a time leaves the others to everybody else.
 */
export const openGate = (room: number): Gate => {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return {
    run: async (work, favoured = false) => {
      if (inside > (favoured ? 2 * room : room)) throw new AppError('too_many_at_once', 429);
      inside += 1;
      const mine = last.then(work, work);
      last = mine.catch(() => {});
      try {
        return await mine;
      } finally {
        inside -= 1;
      }
    },
  };
};
