import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refused } from '../errors.ts';
import { openGate } from '../gate.ts';
import { refuseUnprintable, refusedSign } from './printable.ts';

/** What stands around every document. */
export type Head = {
  readonly house: string;
  readonly title: string;
  /** Beside the house at the top of each page: what or whom it is about. */
  readonly about: string;
  /** YYYY-MM-DD, the house's day; the document's own date, so that its bytes are repeatable. */
  readonly made: string;
  /** Who made it and when, in words. */
  readonly madeBy: string;
  /** `{page}` and `{pages}` in the words of its language. */
  readonly pages: string;
  readonly language: string;
  readonly wide: boolean;
};
export type Told = { readonly head: Head; readonly [name: string]: unknown };

export interface Typesetter {
  /** The PDF of a template (a path below `src`) and what it tells; a sign no page can show is refused as `sign_not_printable`. */
  print(template: string, told: Told): Promise<Uint8Array>;
  close(): Promise<void>;
}

type Answer = { readonly pdf: Uint8Array } | { readonly fault: string };

/** Read beside the program's own files, as the views of the modules are. */
const sources = join(process.cwd(), 'src');

const openWorker = (): Worker => {
  const worker = new Worker(join(sources, 'kernel/pdf/worker.ts'), {
    workerData: { sources },
  });
  worker.unref();
  return worker;
};

const longest = 30_000;

/** One document; whatever ends the worker meanwhile is an error of this document. */
const asked = (worker: Worker, template: string, told: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const over = (): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed).off('exit', ended);
    };
    const answered = (answer: Answer): void => (over(), resolve(answer));
    const failed = (error: Error): void => (over(), reject(error));
    const ended = (): void => (over(), reject(new Error('the typesetter ended')));
    const timer = setTimeout(() => void worker.terminate(), longest);
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage({ template: join(sources, template), told }, []);
  });

/** Sets one document after the other in a thread of its own, which begins with the first one. */
export const openTypesetter = (room = 8): Typesetter => {
  const gate = openGate(room);
  let worker: Worker | null = null;
  const end = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const print = async (template: string, told: string): Promise<Uint8Array> => {
    worker ??= openWorker();
    const answer = await asked(worker, template, told).catch(async (error: unknown) => {
      await end();
      throw error;
    });
    if ('pdf' in answer) return answer.pdf;
    const sign = refusedSign(answer.fault);
    if (sign !== null) throw refused('sign_not_printable', { sign });
    throw new Error(`${template} could not be set: ${answer.fault}`);
  };
  return {
    print: async (template, told) => {
      const text = JSON.stringify(told).normalize('NFC');
      refuseUnprintable(JSON.parse(text));
      return gate.run(() => print(template, text));
    },
    close: end,
  };
};
