import type { Plugin, Rolldown } from 'vite';

const idShape = /["'`]([A-Za-z0-9+/_-]{6})["'`]/g;

const idsIn = (code: string, known: ReadonlySet<string>): string[] =>
  [...code.matchAll(idShape)].flatMap(([, id]) => (id !== undefined && known.has(id) ? [id] : []));

/** Ids of all messages, from the compiled source catalogue that stands in the bundle. */
const knownIds = (chunks: readonly Rolldown.OutputChunk[]): ReadonlySet<string> => {
  const catalogue = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/locales/en.po'));
  if (catalogue === undefined) throw new Error('the source catalogue is not in the bundle');
  return new Set([...catalogue.code.matchAll(/"([A-Za-z0-9+/_-]{6})":\[/g)].map(([, id = '']) => id));
};

/** React Router names a route after its file: `modules/care/web/case`. */
const routeOf = (module: string | null, root: string): string | null => {
  const file = module?.split('?')[0] ?? '';
  return module?.includes('react-router') === true && file.startsWith(`${root}/src/`)
    ? file.slice(root.length + 5).replace(/\.tsx?$/, '')
    : null;
};

/** What draws a fill stands in a file called like it: `quality.case-facts`. */
const fillOf = (id: string): string | null => {
  const [, module, file] = /\/modules\/([a-z]+)\/web\/(?:[^/]+\/)?([a-z-]+)\.tsx$/.exec(id) ?? [];
  return module === undefined ? null : `${module}.${file}`;
};

/** Messages of the modules, most of them words of codes, are brought by the pages that say them. */
const isOfModule = (id: string): boolean => /\/src\/modules\//.test(id);

/**
 * Writes `page-messages.json` beside the browser's files: which messages the shell, the components and the kernel can show on
 * each route and fill. A page brings these and what it says itself; the whole catalogue comes with the first step to another
 * page, or the first touch.
 */
export const pageMessages = (): Plugin => ({
  name: 'consilium:page-messages',
  apply: 'build',
  applyToEnvironment: (environment) => environment.name === 'client',
  generateBundle(_options, bundle) {
    const root = process.cwd();
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const known = knownIds(chunks);
    // What of each module stands in the browser's files: a chunk holds more than one page needs.
    const rendered = new Map(
      chunks.flatMap(({ modules }) =>
        Object.entries(modules).map(([id, { code }]) => [id, code ?? ''] as const),
      ),
    );
    const reach = (id: string, seen: Set<string>): Set<string> => {
      if (seen.has(id)) return seen;
      seen.add(id);
      for (const next of this.getModuleInfo(id)?.importedIds ?? []) reach(next, seen);
      return seen;
    };
    const pages = chunks.map(({ facadeModuleId: id }) => [id, routeOf(id, root)] as const);
    // A module's `fills.tsx` loads what draws a fill by itself, or in one file with the others of a page.
    const info = (id: string) => this.getModuleInfo(id);
    const loaded = [...rendered.keys()]
      .filter((id) => id.endsWith('/web/fills.tsx'))
      .flatMap((id) => info(id)?.dynamicallyImportedIds ?? []);
    const fills = loaded
      .flatMap((id) => (id.endsWith('-drawn.ts') ? (info(id)?.importedIds ?? []) : [id]))
      .map((id) => [id, fillOf(id)] as const);
    const found: Record<string, string[]> = {};
    for (const [entry, name] of [...pages, ...fills]) {
      if (name === null || entry === null) continue;
      const modules = [...reach(entry, new Set())].filter((id) => !isOfModule(id));
      found[name] = [...new Set(modules.flatMap((id) => idsIn(rendered.get(id) ?? '', known)))].toSorted();
    }
    this.emitFile({ type: 'asset', fileName: 'page-messages.json', source: JSON.stringify(found) });
  },
});
