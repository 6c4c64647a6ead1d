import type { Files } from '../../kernel/files/files.ts';
import { addDocument, type DocumentKind } from '../../modules/care/index.ts';
import type { Acting } from './acting.ts';
import { pagePdf, paintedPng } from './papers.ts';
import type { CaseRecord, GeneratedCentre } from './shapes.ts';

type Paper = {
  readonly kind: DocumentKind;
  readonly on: string | null;
  readonly note: string | null;
  readonly bytes: Buffer;
};

/** Of so many women papers were brought. */
const women = 4;

/** Something round in the colours of tissue, which nobody takes for an organ of somebody. */
const photograph = (turn: number): Buffer =>
  paintedPng(240, 180, (x, y) => {
    const [across, down] = [x - 120 + turn * 9, y - 90];
    const ring = Math.round(Math.hypot(across, down * 1.3)) % 64;
    return [150 + ring, 60 + Math.round(ring / 2), 70 + ((x + y) % 24)];
  });

const papersOf = (record: CaseRecord, index: number): Paper[] => {
  const came = record.referral?.receivedOn ?? null;
  const [operation] = record.operations;
  const report = pagePdf([
    'Report of another house',
    '',
    'Invented for the demonstration: no such house and no such woman.',
    `Case ${index + 1}: CT of chest, abdomen and pelvis, read again on request.`,
  ]);
  const pictures: Paper[] =
    operation === undefined
      ? []
      : [
          {
            kind: 'operation_photograph',
            on: operation.report.doneOn,
            note: 'After the last step',
            bytes: photograph(index),
          },
        ];
  return [{ kind: 'outside_report', on: came, note: 'Came with the referral', bytes: report }, ...pictures];
};

/** Papers of the last of these women, made by this program, brought by the coordinator. */
export const bringPapers = async (
  acting: Acting,
  centre: GeneratedCentre,
  files: Files,
  records: readonly CaseRecord[],
  caseIdOf: (key: string) => string,
): Promise<void> => {
  const coordinator = centre.accounts.find(({ role }) => role === 'coordinator')?.personId ?? '';
  const house = { id: centre.organisation.id, demonstration: true };
  for (const [index, record] of records.slice(-women).entries())
    for (const { bytes, ...said } of papersOf(record, index)) {
      const sealed = await files.seal(house, bytes);
      const input = { caseId: caseIdOf(record.key), ...said, file: sealed.id };
      await acting.as(coordinator, addDocument, input, undefined, [sealed]);
    }
};
