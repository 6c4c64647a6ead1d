import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ownForm } from '../src/testing/own-form.ts';
import { readPdf } from '../src/testing/read-pdf.ts';
import { readSpreadsheet } from '../src/testing/read-spreadsheet.ts';
import { workbookOf } from '../src/testing/workbook-files.ts';
import { call, callWith, Program, temporaryFolder } from './program.ts';

const table = join(import.meta.dirname, '../../shared/data/ov-tcga/patients.tsv');
const program = new Program();
const data = program.dataFolder;
const files = temporaryFolder();
test.afterAll(async () => {
  await program.remove();
  rmSync(files, { recursive: true, force: true });
});

const json = async (...words: string[]) => {
  const answer = await call(data, ...words, '--json');
  return { code: answer.code, document: JSON.parse(answer.stdout) };
};
const importing = (file: string, ...more: string[]) =>
  json('import', file, '--centre', 'one', '--mapping', 'tcga-ov', ...more);

test.describe
  .serial('the command line', () => {
    test('makes an empty folder ready without loading the demonstration', async () => {
      const { code, document } = await json(
        'centre',
        'add',
        'one',
        '--name',
        'Centre one',
        '--zone',
        'Asia/Seoul',
      );
      expect({ code, centre: document.centre }).toEqual({ code: 0, centre: 'one' });
      const again = await json('centre', 'add', 'one', '--name', 'Again');
      expect(again).toMatchObject({ code: 1, document: { error: { code: 'centre_exists' } } });
    });

    // Beside it a command needs no database of its own, which would be started and stopped for each.
    test('goes on beside a running server', () => program.start({ CONSILIUM_DEMO: '0' }));

    test('adds a centre with its Korean name; a wrong one is refused at its place, and no centre made', async () => {
      const add = (nativeName: string) =>
        json('centre', 'add', 'hangul', '--name', 'Hangul', '--native-name', nativeName);
      for (const wrong of ['', '   ', '가'.repeat(201)])
        expect(await add(wrong)).toMatchObject({
          code: 1,
          document: { error: { code: 'invalid_input', place: { field: 'organisation.nativeName' } } },
        });
      const { code, document } = await add('한글센터');
      expect({ code, document }).toMatchObject({
        code: 0,
        document: { centre: 'hangul', name: 'Hangul', nativeName: '한글센터' },
      });
      expect((await call(data, 'help')).stdout).toContain('centre add SLUG --name NAME [--native-name NAME]');
    });

    test('asked for help it prints help and ends with 0, of one command or of all, also where nothing else works', async () => {
      const help = async (...words: string[]) => {
        const { code, stdout } = await call('/nowhere', ...words);
        expect({ words, code }).toEqual({ words, code: 0 });
        return stdout;
      };
      const all = await help('help');
      for (const words of [['-h'], ['--help'], ['serve', '-h'], ['nonsense', '--help']])
        expect(await help(...words)).toBe(all);
      for (const flag of ['-h', '--help']) {
        expect(await help('centre', 'add', flag)).toMatch(/^consilium centre add SLUG [^\n]+\n$/);
        expect(await help('scorecard', 'check', flag)).toMatch(/^consilium scorecard check [^\n]+\n$/);
        expect(await help('import', 'a.tsv', '--dry-run', flag)).toMatch(/^consilium import FILE [^\n]+\n$/);
        expect((await help('audit', flag)).split('\n').map((line) => line.split(' ')[2])).toEqual([
          'verify',
          'heads',
          undefined,
        ]);
      }
      expect((await call('/nowhere')).code).toBe(2);
    });

    test('a setting that is no address ends in one sentence with its name, and without the password in it', async () => {
      for (const words of [['scorecard'], ['serve']])
        for (const [name, value] of [
          ['DATABASE_URL', 'postgres://consilium:correct-horse@db:99999/x'],
          ['CONSILIUM_ORIGIN', 'https://kim:correct-horse@board.example:99999'],
        ] as const) {
          const answer = await callWith({ CONSILIUM_DATA: data, [name]: value }, ...words);
          expect(answer).toMatchObject({ code: 2, stdout: '' });
          expect(answer.stderr).toMatch(new RegExp(`^Setting not valid: ${name}\\.\n$`, 'm'));
          expect(answer.stderr).not.toContain('correct-horse');
        }
    });

    test('says its version, also where nothing else works', async () => {
      const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
      expect(version).toMatch(/^\d+\.\d+\.\d+(?:-dev)?$/);
      expect(await call('/nowhere', '--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
      expect(await json('--version')).toEqual({ code: 0, document: { version } });
    });

    test('answers wrong calls with exit code 2 and one document', async () => {
      for (const words of [
        ['nonsense'],
        ['scorecard'],
        ['import'],
        ['scorecard', '--centre', 'one', '--set', 'esgo-ovarian/2016'],
      ]) {
        const { code, document } = await json(...words);
        expect(code).toBe(2);
        expect(document.error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
      }
      expect(
        await json('scorecard', '--centre', 'nowhere', '--set', 'esgo-ovarian/2016', '--all'),
      ).toMatchObject({
        code: 1,
        document: { error: { code: 'centre_unknown' } },
      });
    });

    test('imports the real table, accounts for every row, and does nothing the second time', async () => {
      test.skip(!existsSync(table), 'skipped: ../shared/data not present');
      const trial = await importing(table, '--dry-run');
      expect(trial).toMatchObject({
        code: 0,
        document: { written: false, rows: { all: 587, created: 587 } },
      });
      const first = await importing(table);
      expect(first.document.rows).toEqual({
        all: 587,
        created: 587,
        changed: 0,
        unchanged: 0,
        joined: 0,
        skipped: 0,
        refused: 0,
      });
      const second = await importing(table);
      expect(second).toMatchObject({
        code: 0,
        document: { written: false, rows: { all: 587, unchanged: 587 } },
      });
    });

    test('reads a scorecard from it: ranges stay ranges, unknown stays unknown', async () => {
      test.skip(!existsSync(table), 'skipped: ../shared/data not present');
      const { document } = await json('scorecard', '--centre', 'one', '--set', 'esgo-ovarian/2016', '--all');
      const [referred, operated] = document.indicators;
      expect(referred).toMatchObject({
        id: '1i',
        variant: 'referred',
        scored: true,
        numerator: 94,
        denominator: 535,
        notDocumented: 52,
      });
      expect(referred.excluded).toEqual([{ reason: 'advanced_unknown', count: 5 }]);
      expect(operated).toMatchObject({ id: '1i', variant: 'operated', scored: false, numerator: 94 });
      expect(document).toMatchObject({
        set: 'esgo-ovarian',
        version: '2016',
        centre: 'one',
        score: null,
        pass: null,
        max: 40,
      });
      const year = await json(
        'scorecard',
        '--centre',
        'one',
        '--set',
        'esgo-ovarian/2016',
        '--year',
        '2005',
        '--cases',
      );
      expect(year.document.gate.map((entry: { year: number }) => entry.year)).toEqual([2003, 2004, 2005]);
      expect(year.document.score).toEqual(expect.any(Number));
    });

    test('makes new versions of a corrected file and refuses a spoilt one whole', async () => {
      test.skip(!existsSync(table), 'skipped: ../shared/data not present');
      mkdirSync(files, { recursive: true });
      const lines = readFileSync(table, 'utf8').split('\n');
      const corrected = join(files, 'corrected.tsv');
      writeFileSync(
        corrected,
        lines.map((line, at) => (at === 5 ? line.replace('Stage IIIC', 'Stage IV') : line)).join('\n'),
      );
      expect((await importing(corrected)).document.rows).toMatchObject({
        changed: 1,
        unchanged: 586,
        created: 0,
      });
      const spoilt = join(files, 'spoilt.tsv');
      writeFileSync(
        spoilt,
        lines.map((line, at) => (at === 9 ? line.replace(/Stage I\w+/, 'Stage XX') : line)).join('\n'),
      );
      const refused = await importing(spoilt);
      expect(refused.code).toBe(1);
      expect(refused.document.error).toMatchObject({
        code: 'import_refused',
        place: { file: 'spoilt.tsv', row: 9, column: 'clinical_stage' },
      });
      expect((await json('audit', 'verify')).document).toMatchObject({ verified: true });
    });

    test('tells what it takes but does not believe; --strict refuses that and writes nothing', async () => {
      mkdirSync(files, { recursive: true });
      const [file, mapping] = [join(files, 'odd.csv'), join(files, 'odd.json')];
      writeFileSync(file, 'id,ca125,figo\nODD-1,35,IB\n1.23E+15,many,IB\n');
      const body = {
        name: 'odd',
        version: 1,
        title: 'Odd',
        source: 'made for this test',
        entry: 'registry',
        missing: [],
        key: 'id',
        operation: 'none',
        fields: {
          'case.site': { constant: 'endometrium' },
          'case.stage': { column: 'figo', words: ['IB'] },
          'case.stageEdition': { constant: 'figo-2009' },
          'workUp.ca125': { column: 'ca125', number: { min: 0, max: 9999, unit: 'U/mL' } },
        },
      };
      writeFileSync(mapping, JSON.stringify(body));
      const words = ['import', file, '--centre', 'one', '--mapping', mapping];
      const warnings = [
        { row: 2, column: 'id', code: 'identifier_destroyed', message: expect.any(String) },
        {
          row: 2,
          column: 'ca125',
          code: 'result_unreadable',
          message: 'This result is left out; the rest of the row is taken. This is not a number.',
        },
      ];
      const strict = await json(...words, '--strict');
      expect(strict).toMatchObject({
        code: 1,
        document: {
          error: {
            code: 'import_warned',
            params: { rows: 2 },
            place: { file: 'odd.csv', row: 2, column: 'id' },
          },
          report: { written: false, warnings },
        },
      });
      expect(await json(...words, '--strict', '--dry-run')).toMatchObject({
        code: 1,
        document: { written: false, dryRun: true, rows: { created: 2, refused: 0 } },
      });
      const { code, stdout } = await call(data, ...words, '--dry-run');
      expect(code).toBe(0);
      expect(stdout).toContain('odd.csv, row 2, column ca125: warning: This result is left out;');
      expect(stdout).not.toContain('1.23E');
      expect(stdout).not.toContain('many');
      const taken = await json(...words);
      expect(taken).toMatchObject({ code: 0, document: { written: true, rows: { created: 2, refused: 0 } } });
      expect(taken.document.warnings).toEqual(warnings);
      expect(await json(...words, '--strict', '--partial')).toMatchObject({ code: 1 });
      writeFileSync(file, 'id,ca125,figo\nODD-2,36,IB\n');
      expect(await json(...words, '--strict')).toMatchObject({
        code: 0,
        document: { written: true, warnings: [], rows: { created: 1 } },
      });
    });

    test('exports all cases, and what an empty centre takes of them gives the same scorecard', async () => {
      test.skip(!existsSync(table), 'skipped: ../shared/data not present');
      test.setTimeout(180_000);
      const folder = join(files, 'export');
      const { code, document } = await json('export', folder, '--centre', 'one', '--without-identity');
      expect({ code, document }).toMatchObject({ code: 0, document: { centre: 'one', identity: false } });
      expect(JSON.parse(readFileSync(join(folder, 'export.json'), 'utf8'))).toEqual(document);
      expect(await json('export', folder, '--centre', 'one')).toMatchObject({
        code: 1,
        document: { error: { code: 'export_folder_not_empty' } },
      });
      await json('centre', 'add', 'two', '--name', 'Centre two', '--zone', 'Asia/Seoul');
      for (const { file, mapping } of document.files as { file: string; mapping: string }[]) {
        const words = ['import', join(folder, file), '--centre', 'two', '--mapping', join(folder, mapping)];
        const taken = await json(...words);
        expect({ file, taken }).toMatchObject({ file, taken: { code: 0, document: { written: true } } });
      }
      const scorecard = async (centre: string) => {
        const asked = ['--centre', centre, '--set', 'esgo-ovarian/2016', '--all'];
        return { ...(await json('scorecard', ...asked)).document, centre: null };
      };
      expect(await scorecard('two')).toEqual(await scorecard('one'));
      const bare = await json('export', join(files, 'nowhere'), '--centre', 'nowhere');
      expect(bare).toMatchObject({ code: 1, document: { error: { code: 'centre_unknown' } } });
    });

    test('prints what a mapping may feed: codes, units, and how many lines', async () => {
      const { code, document } = await json('mapping', 'targets');
      expect(code).toBe(0);
      expect(document.targets).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ field: 'markers.ca125', kind: 'quantity', units: ['U/mL', 'kU/L'] }),
          expect.objectContaining({ field: 'operation.procedures', kind: 'words' }),
          expect.objectContaining({ field: 'pathology.nodes.1.station', kind: 'word', lines: 20 }),
        ]),
      );
      const { stdout } = await call(data, 'mapping', 'targets');
      expect(stdout).toContain('markers.ca125 (quantity: U/mL, kU/L)\n');
      expect(stdout).toContain('outcome.complications.1.on (date; lines 1 to 20)\n');
    });

    test('checks a form without a database, adds it to a centre, and names every place that is wrong', async () => {
      const file = join(files, 'walking.json');
      const write = (form: unknown) => writeFileSync(file, JSON.stringify(form));
      write(ownForm);
      expect(await json('form', 'check', file)).toEqual({
        code: 0,
        document: { id: 'walking', version: 1, title: 'How she walks', items: 3, facts: [] },
      });
      const add = () => json('form', 'add', file, '--centre', 'one');
      expect(await add()).toMatchObject({ code: 0, document: { centre: 'one', id: 'walking', version: 1 } });
      expect(await add()).toMatchObject({ code: 0 });
      const fed = async (...of: string[]) =>
        ((await json('mapping', 'targets', ...of)).document.targets as { field: string }[])
          .map(({ field }) => field)
          .filter((field) => field.startsWith('questionnaire.walking@'));
      expect(await fed()).toEqual([]);
      expect(await fed('--centre', 'one')).toContain('questionnaire.walking@1.metres');
      write({ ...ownForm, title: { en: 'Her steps', ko: '걸음' } });
      expect(await add()).toMatchObject({ code: 1, document: { error: { code: 'form_version_differs' } } });
      const [walks, who, metres] = ownForm.items;
      write({
        ...ownForm,
        items: [
          { ...walks, section: 'x' },
          { ...who, when: { item: 'no', in: ['a'] } },
          { ...metres, when: { fact: 'weather', in: ['fine'] } },
        ],
      });
      for (const words of [
        ['check', file],
        ['add', file, '--centre', 'one'],
      ]) {
        const { code, stderr } = await call(data, 'form', ...words);
        expect(code).toBe(1);
        expect(stderr).toContain('walking.json, items.walks.section: There is no such section.');
        expect(stderr).toContain('walking.json, items.who.when: There is no such field.');
        expect(stderr).toContain(
          'walking.json, items.metres.when: The record knows no such fact of her course; it knows: site, ',
        );
      }
      writeFileSync(file, '{');
      expect(await json('form', 'check', file)).toMatchObject({
        code: 1,
        document: { error: { code: 'form_not_json' } },
      });
      expect(await json('form', 'check', join(files, 'none.json'))).toMatchObject({
        document: { error: { code: 'file_not_readable', place: { file: 'none.json' } } },
      });
      expect(await json('form', 'add', file)).toMatchObject({ code: 2 });
      expect(await json('form', 'check')).toMatchObject({ code: 2 });
    });

    test('makes a template of recommendations from a file, and names every place that is wrong', async () => {
      const file = join(files, 'debulking.json');
      const add = (template: unknown) => {
        writeFileSync(file, JSON.stringify(template));
        return call(data, 'template', 'add', file, '--centre', 'one');
      };
      const lines = [
        { modality: 'surgery', timing: 'upfront', intent: 'curative', dueInDays: 21 },
        { modality: 'genetic_counselling' },
      ];
      const template = { name: 'Operate, then test', sites: ['ovary'], recommendations: lines };
      const added = await add(template);
      expect([added.stderr, added.code]).toEqual(['', 0]);
      expect(added.stdout).toContain('one begins recommendations from “Operate, then test”.');
      const again = await add(template);
      expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('This is already there.')]);
      const wrong = { ...template, name: 'Wrong', recommendations: [...lines, { modality: 'prayer' }] };
      const refused = await add(wrong);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('debulking.json, template.recommendations.2.modality');
      expect((await add({ name: 'Empty', recommendations: [] })).stderr).toContain('recommendations');
      expect((await add([])).code).toBe(1);
    });

    test('states what no case holds, and verifies the journal against heads kept elsewhere', async () => {
      const stated = await json(
        'statement',
        'add',
        '--centre',
        'one',
        '--fact',
        'active_trials',
        '--from',
        '2005-01-01',
        '--evidence',
        'list of trials',
      );
      expect(stated.code).toBe(0);
      const heads = await call(data, 'audit', 'heads', '--json');
      const file = join(files, 'heads.json');
      mkdirSync(files, { recursive: true });
      writeFileSync(file, heads.stdout);
      expect(await json('audit', 'verify', '--heads', file)).toMatchObject({
        code: 0,
        document: { verified: true, faults: [] },
      });
      const user = await json(
        'user',
        'add',
        'q@example.org',
        '--centre',
        'one',
        '--name',
        'Quality',
        '--role',
        'quality_manager',
      );
      expect(user).toMatchObject({
        code: 0,
        document: { role: 'quality_manager', password: expect.any(String) },
      });
      const add = (email: string, name: string) =>
        json('user', 'add', email, '--centre', 'one', '--name', name, '--role', 'surgeon');
      expect(await add('q@example.org', 'Taken')).toMatchObject({
        code: 1,
        document: { error: { code: 'account_not_made' } },
      });
      expect(await add('s@example.org', 'x'.repeat(300))).toMatchObject({
        code: 1,
        document: { error: { code: 'invalid_input' } },
      });
      expect((await add('s@example.org', 'Surgeon')).code).toBe(0);
    });

    test('reads a spreadsheet wherever a text is read, and says which sheet that was', async () => {
      mkdirSync(files, { recursive: true });
      const [file, mapping] = [join(files, 'cases.xlsx'), join(files, 'sheets.json')];
      const fields = { 'case.presentedOn': { column: 'seen', date: ['YYYY-MM-DD'] } };
      const about = { name: 'sheets', version: 1, title: 'A table', source: 'made for this test' };
      const rest = { entry: 'registry', missing: [], key: 'id', operation: 'none', fields };
      writeFileSync(mapping, JSON.stringify({ ...about, ...rest }));
      const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
      const head = `<row>${text('id')}${text('seen')}</row>`;
      const sheet = (id: string, seen: string) =>
        `<sheetData>${head}<row>${text(id)}${seen}</row></sheetData>`;
      const hidden = { xml: sheet('H-1', text('2024-01-01')), state: 'hidden' };
      const sheets = [
        hidden,
        sheet('007', '<c s="1"><f>1+1</f><v>45352</v></c>'),
        sheet('E-1', '<c t="e"><v>#N/A</v></c>'),
      ];
      const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
      writeFileSync(file, await workbookOf({ sheets, styles }));
      const bring = (...more: string[]) =>
        json('import', file, '--centre', 'one', '--mapping', mapping, ...more);
      const { code, document } = await bring('--dry-run');
      expect({ code, file: document.file, rows: document.rows }).toMatchObject({
        code: 0,
        file: {
          sheet: 2,
          computed: 1,
          otherSheets: [
            { position: 1, hidden: true, rows: 2 },
            { position: 3, hidden: false, rows: 2 },
          ],
        },
        rows: { all: 1, created: 1 },
      });
      const words = ['import', file, '--centre', 'one', '--mapping', mapping, '--dry-run'];
      expect((await call(data, ...words)).stdout).toContain(
        'Read: sheet 2 of 3. Cells that a formula computed: 1.\nNot read: sheet 1 (hidden, 2 rows with its header), sheet 3 (2 rows with its header).',
      );
      expect((await call(data, ...words, '--sheet', '3')).stdout).toContain(
        'cases.xlsx, row 1, column seen: Cell B2 holds an error of the spreadsheet.',
      );
      expect((await bring('--sheet', '1')).document).toMatchObject({ rows: { created: 1 } });
      for (const [sheet, refused] of [
        ['0', 'sheet_position_wrong'],
        ['4', 'sheet_unknown'],
      ] as const)
        expect((await bring('--sheet', sheet)).document).toMatchObject({ error: { code: refused } });
    });

    test('writes a scorecard as a spreadsheet, and never over another file', async () => {
      mkdirSync(files, { recursive: true });
      const file = join(files, 'scorecard.xlsx');
      const asked = ['scorecard', '--set', 'esgo-ovarian/2016', '--year', '2024', '--xlsx', file];
      const { code, document } = await json(...asked, '--centre', 'one');
      expect(code).toBe(0);
      const rows = await readSpreadsheet(readFileSync(file));
      expect(rows[0]?.slice(0, 7)).toEqual([
        'Centre',
        'Definition',
        'From',
        'To',
        'Indicator',
        'Variant',
        'Name of the indicator',
      ]);
      expect(rows.slice(1).map((row) => row[4])).toEqual(
        document.indicators.map(({ id }: { id: string }) => id),
      );
      expect((await json(...asked, '--centre', 'one')).document).toMatchObject({
        error: { code: 'export_file_exists' },
      });
      expect((await json(...asked, '--all-centres', '--for', 'one')).document).toMatchObject({
        error: { code: 'sheet_of_one_centre' },
      });
    });

    test('writes a self-assessment as PDF and as a spreadsheet, and says what it needs for one', async () => {
      mkdirSync(files, { recursive: true });
      const [pdf, xlsx] = [join(files, 'assessment.pdf'), join(files, 'assessment.xlsx')];
      const one = ['scorecard', '--set', 'esgo-ovarian/2016', '--centre', 'one'];
      const { code, document } = await json(...one, '--year', '2024', '--pdf', pdf, '--xlsx', xlsx);
      expect([code, document.years.slice(0, 3)]).toEqual([0, [2022, 2023, 2024]]);
      expect((await readPdf(readFileSync(pdf))).pages.join(' ')).toContain('Self-assessment');
      expect((await readSpreadsheet(readFileSync(xlsx)))[0]).toContain('Numerator');
      const refused = async (...more: string[]) => (await json(...more)).document.error?.code;
      expect(await refused(...one, '--year', '2024', '--pdf', pdf)).toBe('export_file_exists');
      expect(await refused(...one, '--all', '--pdf', join(files, 'all.pdf'))).toBe('assessment_of_years');
      expect(await refused(...one, '--year', '2024', '--self-assessment')).toBe('assessment_of_years');
    });

    test('names the place in files that are not what they should be', async () => {
      mkdirSync(files, { recursive: true });
      const bad: [string, string | Buffer, string][] = [
        ['zip.csv', Buffer.from('504b0304140000000800', 'hex'), 'spreadsheet_unreadable'],
        ['pdf.csv', '%PDF-1.7\n', 'not_a_text_file'],
        ['empty.csv', '', 'file_empty'],
        ['other.csv', 'a,b\n1,2\n', 'columns_missing'],
      ];
      for (const [name, content, code] of bad) {
        writeFileSync(join(files, name), content);
        expect(await importing(join(files, name))).toMatchObject({
          code: 1,
          document: { error: { code, place: { file: name } } },
        });
      }
      expect(await importing(join(files, 'nowhere.csv'))).toMatchObject({
        code: 1,
        document: { error: { code: 'file_not_readable' } },
      });
    });
  });
