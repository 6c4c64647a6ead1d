import { spooled } from '../spooled.ts';
import { type WrittenSheet, writtenSpreadsheet } from '../spreadsheet/writer.ts';

/** A sheet as a file that a browser keeps; it is made whole before its first byte leaves. */
export const spreadsheetAnswer = async (sheet: WrittenSheet, name: string): Promise<Response> => {
  const { size, body } = await spooled(writtenSpreadsheet(sheet));
  return new Response(body as ReadableStream, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-length': String(size),
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
};
