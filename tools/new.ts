/** Writes a skeleton that passes every check: `npm run new -- module|command|page NAME …` (CONTRIBUTING.md). */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandSkeleton } from './new/command.ts';
import { moduleSkeleton, rulesOf } from './new/module.ts';
import { pageSkeleton, withKorean } from './new/page.ts';
import { CannotWrite, type Files, type Read } from './new/skeleton.ts';

const root = process.cwd();
const usage = `Usage: npm run new -- module NAME
       npm run new -- command MODULE.VERB-NOUN
       npm run new -- page MODULE.NAME "English title" "한국어 제목"`;

const read: Read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null);
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const run = (program: string, ...given: string[]): void => {
  execFileSync(process.execPath, [join(root, 'node_modules', program), ...given], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
};

/** The migration that makes a new module's schema and table, closed by the owner policy. */
const migrate = (module: string): string => {
  run('drizzle-kit/bin.cjs', 'generate', '--name', module);
  const made = readdirSync(join(root, 'migrations')).findLast((name) => name.endsWith(`_${module}.sql`));
  if (made === undefined) throw new CannotWrite('drizzle-kit wrote no migration.');
  const path = `migrations/${made}`;
  write(path, `${(read(path) ?? '').trimEnd()}\n${rulesOf(module)}`);
  return path;
};

const translate = (en: string, ko: string): string => {
  run('@lingui/cli/dist/lingui.js', 'extract', '--clean');
  const catalogue = 'src/locales/ko.po';
  write(catalogue, withKorean(read(catalogue) ?? '', en, ko));
  return catalogue;
};

const skeletonOf = (kind: string, name: string, titles: readonly string[]): Files => {
  if (kind === 'module') return moduleSkeleton(read, name);
  if (kind === 'command') return commandSkeleton(read, name);
  if (kind === 'page') return pageSkeleton(read, name, titles[0], titles[1]);
  throw new CannotWrite(usage);
};

const main = ([kind = '', name = '', ...titles]: readonly string[]): void => {
  if (name === '') throw new CannotWrite(usage);
  const files = skeletonOf(kind, name, titles);
  for (const [path, text] of files) write(path, text);
  run('@biomejs/biome/bin/biome', 'format', '--log-level=error', '--write', ...files.keys());
  const more =
    kind === 'module'
      ? [migrate(name)]
      : kind === 'page'
        ? [translate(titles[0] ?? '', titles[1] ?? '')]
        : [];
  if (kind === 'page') run('@react-router/dev/bin.cjs', 'typegen');
  console.log([...files.keys(), ...more].join('\n'));
};

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CannotWrite)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
