import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { openPress } from './press.ts';

const pretendard = dirname(fileURLToPath(import.meta.resolve('pretendard/package.json')));
const fonts = ['Regular', 'Bold'].map((weight) =>
  join(pretendard, 'dist/public/static/alternative', `Pretendard-${weight}.ttf`),
);

/** Typesetting beside the thread that answers pages: a document takes it milliseconds, its start half a second. */
const { sources } = workerData as { readonly sources: string };
const print = openPress({ sources, fonts });
parentPort?.on('message', ({ template, told }: { template: string; told: string }) => {
  try {
    const pdf = print(template, told);
    parentPort?.postMessage({ pdf }, [pdf.buffer as ArrayBuffer]);
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error.message : 'unknown' }, []);
  }
});
