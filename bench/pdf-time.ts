import { type Head, openTypesetter } from '../src/kernel/pdf/typesetter.ts';
import { type Result, result, timed } from './measured.ts';

const WARM = 3;
const RUNS = Math.max(5, Math.round(50 * Number(process.env['BENCH_SHARE'] ?? '1')));
const STARTS = 3;

const head: Head = {
  house: 'A house',
  title: 'A page of text',
  about: 'Nobody',
  made: '2026-12-01',
  madeBy: 'Made by a bench',
  pages: 'Page {page} of {pages}',
  language: 'ko',
  wide: false,
};
/** Other words each time: what was set before is not set again from memory. */
const page = (turn: number) => ({
  head,
  texts: Array.from({ length: 25 }, (_, line) => `${turn}.${line} 다학제 회의는 수술 전 항암을 권고합니다.`),
});

/** One page set by the kernel's typesetter, and the first one apart: it starts the thread and reads the font. */
export const pdfTimes = async (): Promise<Result[]> => {
  const first: number[] = [];
  let turn = 0;
  const print = (typesetter: ReturnType<typeof openTypesetter>) =>
    typesetter.print('testing/pdf/texts.typ', page((turn += 1)));
  for (let start = 0; start < STARTS; start += 1) {
    const typesetter = openTypesetter();
    first.push(...(await timed(1, 0, () => print(typesetter))));
    await typesetter.close();
  }
  const typesetter = openTypesetter();
  const next = await timed(RUNS, WARM, () => print(typesetter));
  await typesetter.close();
  return [result('pdf.ms', 'ms', next), result('pdf.first_ms', 'ms', first)];
};
