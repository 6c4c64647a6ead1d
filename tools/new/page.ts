import { CannotWrite, pascal, placeOf, textOf, type Files, type Read } from './skeleton.ts';
import { withListed } from './source-edit.ts';

const fileOf = (module: string, name: string): string => `src/modules/${module}/web/${name}.tsx`;

const definition = (name: string, title: string): string => `import { useLingui } from '@lingui/react/macro';
import { Page } from '../../../ui/page.tsx';
import { pageScope } from '../../directory/index.ts';
import type { Route } from './+types/${name}.ts';

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  // Rows come from a query of queries/: await scope.read((tx) => rows(tx, scope.ownerId)).
  return { house: scope.house.name };
};

export default function ${pascal(name)}({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <Page title={t\`${title}\`}>
      <p>{loaderData.house}</p>
    </Page>
  );
}
`;

const test = (name: string, titles: Titles): string => `import { expect, test } from 'vitest';
import { createTestCentre } from '../../../testing/centre.ts';
import { visit } from '../../../testing/visit.ts';

test('whoever has a role here sees it in every language; it is not found by others', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { observer } = centre.people;
  expect((await visit(centre, observer).get('/${name}')).text).toContain(${JSON.stringify(titles.en)});
  expect((await visit(centre, observer, 'ko').get('/${name}')).text).toContain(${JSON.stringify(titles.ko)});
  expect(await visit(centre, other.people.chair).get('/${name}')).toMatchObject({ status: 404 });
});
`;

type Titles = { readonly en: string; readonly ko: string };
const plainTitle = /^[^\\`${}<>"'&]+$/;

/** The title in every language a reader can choose, since a page does not stand without. */
const titlesOf = (written: string, en = '', ko = ''): Titles => {
  if (!plainTitle.test(en) || !plainTitle.test(ko))
    throw new CannotWrite(
      `A page has a title in English and in Korean, of plain letters: npm run new -- page ${written} "Cancelled boards" "취소된 회의"`,
    );
  return { en, ko };
};

/** A page of a module with its test and its place in the manifest. */
export const pageSkeleton = (read: Read, written: string, en?: string, ko?: string): Files => {
  const { module, name } = placeOf(read, written, fileOf);
  const titles = titlesOf(written, en, ko);
  const path = fileOf(module, name);
  const manifest = `src/modules/${module}/module.ts`;
  const place = `{ path: '/c/:slug/${name}', file: 'modules/${module}/web/${name}.tsx', who: 'members', frame: 'app' }`;
  return new Map([
    [path, definition(name, titles.en)],
    [path.replace(/\.tsx$/, '.page.test.tsx'), test(name, titles)],
    [manifest, withListed(textOf(read, manifest), module, 'pages', place)],
  ]);
};

/** The Korean catalogue in which a message has its words; one that has some already keeps them. */
export const withKorean = (catalogue: string, message: string, words: string): string =>
  catalogue.replace(`\nmsgid "${message}"\nmsgstr ""\n`, `\nmsgid "${message}"\nmsgstr "${words}"\n`);
