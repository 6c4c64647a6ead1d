import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pagePdf, paintedPng, pdfOf, pngChunk } from '../../app/demo/papers.ts';
import { sampleJpeg, samplePdf, samplePng } from '../../testing/sample-files.ts';
import { isAppError } from '../errors.ts';
import { checkedFile } from './checked-file.ts';
import { orientationOf, saysOrientation } from './orientation.ts';

/** The code by which a file is refused, with what it names; its kind where it is taken. */
const judged = async (bytes: Buffer): Promise<string> => {
  try {
    return (await checkedFile(bytes)).kind;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return [error.code, ...Object.values(error.params)].join(' ');
  }
};
const cleaned = async (bytes: Buffer) => (await checkedFile(bytes)).bytes;

const segment = (code: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
/** The sample with more segments behind its start. */
const jpegWith = (...segments: Buffer[]): Buffer =>
  Buffer.concat([sampleJpeg.subarray(0, 2), ...segments, sampleJpeg.subarray(2)]);
/** Metadata as a phone writes them: how it was held, and where. */
const phoneExif = (orientation: number): Buffer =>
  segment(
    0xe1,
    Buffer.concat([
      Buffer.from('Exif\0\0', 'latin1'),
      saysOrientation(orientation) ?? Buffer.alloc(26),
      Buffer.from('GPSLatitude 37.5665 Camera of nobody'),
    ]),
  );

describe('what a file is', () => {
  test('is told by its content alone', async () => {
    expect(await Promise.all([sampleJpeg, samplePng, samplePdf].map(judged))).toEqual(['jpeg', 'png', 'pdf']);
    const others = [
      '<html><script>alert(1)</script></html>',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'MZ\x90\0',
      'GIF89a\x01\0\x01\0',
      'PK\x03\x04',
      ' %PDF-1.7\n%%EOF',
      'RIFF\0\0\0\0WEBPVP8 ',
      'just text',
    ];
    for (const other of others)
      expect(await judged(Buffer.from(other, 'latin1'))).toBe('file_type_not_taken');
    expect(await judged(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'))).toBe('file_heic');
  });

  test('an empty one and one above the limit are refused', async () => {
    expect(await judged(Buffer.alloc(0))).toBe('file_empty');
    expect(await judged(Buffer.concat([samplePdf, Buffer.alloc(20 * 1_048_576)]))).toBe('file_too_large 20');
  });

  test('one that was cut off anywhere is refused, and no damage breaks more than the file', async () => {
    for (const whole of [sampleJpeg, samplePng, samplePdf]) {
      for (let end = 1; end < whole.length - 1; end += 1) {
        const code = await judged(whole.subarray(0, end));
        expect(code, `${end} of ${whole.length}`).toMatch(/^file_(cut|broken|type_not_taken)$/);
      }
      const damage = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 8 }), async (places) => {
          const bytes = Buffer.from(whole);
          for (const [place, value] of places) bytes[place] = value;
          expect(await judged(bytes)).toMatch(/^(jpeg|png|pdf|file_\w+.*|picture_too_large 80)$/);
        }),
      );
    }
  });
});

describe('a picture', () => {
  test('loses what a phone writes into it, and keeps how it was held', async () => {
    const bytes = await cleaned(
      jpegWith(
        phoneExif(6),
        segment(0xfe, Buffer.from('<script>alert(1)</script>')),
        segment(0xed, Buffer.from('IPTC by nobody')),
      ),
    );
    expect(bytes.toString('latin1')).not.toMatch(/GPS|Camera|script|IPTC/);
    const exif = bytes.indexOf('Exif\0\0');
    expect(orientationOf(bytes.subarray(exif + 6))).toBe(6);
    expect((await cleaned(sampleJpeg)).equals(sampleJpeg)).toBe(true);
    expect((await cleaned(bytes)).equals(bytes)).toBe(true);
    expect((await cleaned(jpegWith(phoneExif(1)))).equals(sampleJpeg)).toBe(true);
  });

  test('that is a program too is written without the program', async () => {
    const behind = Buffer.from('PK\x03\x04<html><script>alert(1)</script>');
    expect((await cleaned(Buffer.concat([sampleJpeg, behind]))).equals(sampleJpeg)).toBe(true);
    expect((await cleaned(Buffer.concat([samplePng, behind]))).equals(samplePng)).toBe(true);
    // A script whose comment hides the picture: its first segment is as long as `/*` says.
    const script = segment(0xe0, Buffer.concat([Buffer.from('JFIF\0*/=alert(1)/*'), Buffer.alloc(200)]));
    expect((await cleaned(jpegWith(script))).toString('latin1')).not.toContain('alert');
  });

  test('as PNG loses texts, times and animation, and a wrong sum is found', async () => {
    const end = samplePng.length - 12;
    const dressed = Buffer.concat([
      samplePng.subarray(0, end),
      pngChunk('tEXt', Buffer.from('Author\0Nobody')),
      pngChunk('eXIf', saysOrientation(8) ?? Buffer.alloc(0)),
      pngChunk('acTL', Buffer.alloc(8)),
      samplePng.subarray(end),
    ]);
    const bytes = await cleaned(dressed);
    expect(bytes.toString('latin1')).not.toMatch(/Author|acTL/);
    expect(orientationOf(bytes.subarray(bytes.indexOf('eXIf') + 4))).toBe(8);
    const wrong = Buffer.from(samplePng);
    wrong[wrong.length - 20] = (wrong.at(-20) ?? 0) ^ 1;
    expect(await judged(wrong)).toBe('file_broken');
  });

  test('that would fill a memory is refused by its header', async () => {
    const bomb = Buffer.from(sampleJpeg);
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc0, 0, 0x11]));
    bomb.writeUInt32BE(0xffff_ffff, frame + 5);
    expect(await judged(bomb)).toBe('picture_too_large 80');
    const large = paintedPng(1, 1, () => [0, 0, 0]);
    large.writeUInt32BE(100_000, 16);
    large.writeUInt32BE(100_000, 20);
    large.writeUInt32BE(crc32(large.subarray(12, 29)), 29);
    expect(await judged(large)).toBe('picture_too_large 80');
    expect(
      await judged(
        Buffer.concat([
          sampleJpeg.subarray(0, frame),
          sampleJpeg.subarray(frame, frame + 19),
          sampleJpeg.subarray(frame),
        ]),
      ),
    ).toBe('file_broken');
  });
});

const catalogue = (more: string): Buffer =>
  pdfOf([`<< /Type /Catalog /Pages 2 0 R ${more} >>`, '<< /Type /Pages /Kids [] /Count 0 >>']);
/** A document whose objects are compressed: this one among them. */
const compressed = (
  object: string,
  head = '/Filter /FlateDecode',
  pack: (bytes: Buffer) => Buffer = deflateSync,
): Buffer => {
  const packed = pack(Buffer.from(`3 0 ${object}`, 'latin1'));
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
    Buffer.concat([
      Buffer.from(`<< /Type /ObjStm /N 1 /First 4 ${head} /Length ${packed.length} >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
  ]);
};

describe('a document', () => {
  test.each([
    ['/OpenAction << /S /JavaScript /JS (app.alert(1)) >>', 'file_active /JavaScript'],
    ['/OpenAction << /S /J#61vaScript /J#53 (x) >>', 'file_active /JavaScript'],
    ['/OpenAction << /S /Launch /F (calc.exe) >>', 'file_active /Launch'],
    ['/Names << /EmbeddedFiles 5 0 R >>', 'file_active /EmbeddedFiles'],
    ['/AF << /EF << /F 5 0 R >> >>', 'file_active /EF'],
    ['/X << /Subtype /RichMedia >>', 'file_active /RichMedia'],
    ['/AcroForm << /XFA 5 0 R >>', 'file_active /XFA'],
    ['/A << /S /SubmitForm /F (http://elsewhere.example) >>', 'file_active /SubmitForm'],
    ['/X << /S % a comment\n/#4c#61unch >>', 'file_active /Launch'],
    ['/Encrypt 9 0 R', 'file_encrypted'],
    ['/OpenAction [3 0 R /Fit]', 'pdf'],
    ['/Title (a \\( text /JS with ) brackets)', 'pdf'],
  ])('with %s is judged %s', async (more, verdict) => {
    expect(await judged(catalogue(more))).toBe(verdict);
    // Unsaid in the open, the same is found where objects are compressed.
    if (!more.includes('Title')) expect(await judged(compressed(`<< ${more} >>`))).toBe(verdict);
  });

  test('that packs its objects in another way, unreadably or without end is not looked into, and refused', async () => {
    const script = '<< /S /JavaScript /JS (x) >>';
    const as = (head: string) =>
      judged(compressed(script, head, (bytes) => Buffer.from(bytes.toString('hex'))));
    expect(await as('/Filter /ASCIIHexDecode')).toBe('file_not_looked_into');
    expect(await as('/Filter 7 0 R')).toBe('file_not_looked_into');
    expect(await as('/Filter [/FlateDecode /ASCIIHexDecode]')).toBe('file_not_looked_into');
    expect(await as('/Filter /FlateDecode')).toBe('file_not_looked_into');
    expect(await judged(compressed(script, '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>'))).toBe(
      'file_not_looked_into',
    );
    expect(await judged(compressed(' '.repeat(70 * 1_048_576)))).toBe('file_not_looked_into');
    // Without its type, and with its keys behind a bracket too many, readers still take it for one.
    expect(await judged(compressed(script, '] /Filter /FlateDecode'))).toBe('file_active /JavaScript');
    const open = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.from('0obj('.repeat(100_000)),
      Buffer.from('\n%%EOF'),
    ]);
    expect(await judged(open)).toBe('file_not_looked_into');
  });

  test('that is an archive too, or goes on behind its end, is refused', async () => {
    expect(await judged(Buffer.concat([samplePdf, Buffer.from('PK\x03\x04 <script>')]))).toBe('file_broken');
    expect(await judged(Buffer.concat([samplePdf, Buffer.alloc(2000, 65)]))).toBe('file_broken');
    expect(await judged(Buffer.concat([samplePdf, Buffer.from('\r\n\0\0')]))).toBe('pdf');
  });

  test('is stored as it is', async () => {
    const bytes = pagePdf(['One', 'Two (three) \\ four']);
    expect((await cleaned(bytes)).equals(bytes)).toBe(true);
  });
});
