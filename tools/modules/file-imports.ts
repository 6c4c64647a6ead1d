import type { ModuleExportName, Node } from 'oxc-parser';
import { isKnown, textOf, type Constants } from './constant-text.ts';
import { fileOf } from './source-files.ts';
import { nodesOf, type Visited } from './syntax-tree.ts';

/** Stands for every name of a file: `import * as`, `export *`, `import()`. */
export const everyName = '*';

export type Import = {
  /** As written: 'zod', 'node:fs', '../schema.ts'. */
  readonly written: string;
  /** Path from the root for our own files, else null. */
  readonly file: string | null;
  /** Gone when the program runs. */
  readonly isType: boolean;
  /** What it takes, under the other file's names and under its own. */
  readonly names: readonly { readonly theirs: string; readonly ours: string }[];
};

/** A name that a file gives on without having made it. */
export type GivenOn = { readonly as: string; readonly theirs: string; readonly from: Import };

const nameOf = (name: ModuleExportName): string => (name.type === 'Literal' ? name.value : name.name);

const areTypes = (kinds: readonly (string | undefined)[]): boolean =>
  kinds.length > 0 && kinds.every((kind) => kind === 'type');

const takenBy = (node: Extract<Node, { type: 'ImportDeclaration' }>): Import['names'] =>
  node.specifiers.map((one) => {
    if (one.type === 'ImportNamespaceSpecifier') return { theirs: everyName, ours: one.local.name };
    if (one.type === 'ImportDefaultSpecifier') return { theirs: 'default', ours: one.local.name };
    return { theirs: nameOf(one.imported), ours: one.local.name };
  });

const whole = [{ theirs: everyName, ours: '' }];

type Source = { readonly node: Node; readonly isType: boolean; readonly names: Import['names'] };

/** Where a node imports from, in every form there is; null for what is no import. */
const sourceIn = (node: Node): Source | null => {
  switch (node.type) {
    case 'ImportDeclaration':
      return {
        node: node.source,
        isType:
          node.importKind === 'type' ||
          areTypes(node.specifiers.map((one) => ('importKind' in one ? one.importKind : 'value'))),
        names: takenBy(node),
      };
    case 'ExportAllDeclaration':
      return { node: node.source, isType: node.exportKind === 'type', names: whole };
    case 'ExportNamedDeclaration': {
      if (node.source === null) return null;
      const names = node.specifiers.map((one) => ({ theirs: nameOf(one.local), ours: '' }));
      return {
        node: node.source,
        isType: node.exportKind === 'type' || areTypes(node.specifiers.map((one) => one.exportKind)),
        names,
      };
    }
    case 'ImportExpression':
      return { node: node.source, isType: false, names: whole };
    case 'TSImportType':
      return { node: node.source, isType: true, names: whole };
    case 'TSExternalModuleReference':
      return { node: node.expression, isType: false, names: whole };
    case 'CallExpression': {
      const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
      const given = node.arguments[0];
      return isRequire && given !== undefined ? { node: given, isType: false, names: whole } : null;
    }
    default:
      return null;
  }
};

const importIn = (path: string, node: Node, constants: Constants): Import | null => {
  const source = sourceIn(node);
  if (source === null) return null;
  const written = textOf(source.node, constants);
  return { written, file: fileOf(path, written), isType: source.isType, names: source.names };
};

/** What a file imports, also by `export … from`, `import()`, `require()` and in types; a name known only at run time has an unknown part. */
export const importsIn = (path: string, nodes: readonly Visited[], constants: Constants): Import[] =>
  nodes.flatMap(({ node }) => importIn(path, node, constants) ?? []);

/** Whether an import says in full what it takes. */
export const isReadable = ({ written }: Import): boolean => isKnown(written);

const givenOnFrom = (path: string, nodes: readonly Visited[], constants: Constants): GivenOn[] =>
  nodes.flatMap(({ node }) => {
    if (node.type !== 'ExportNamedDeclaration' && node.type !== 'ExportAllDeclaration') return [];
    const from = importIn(path, node, constants);
    if (from === null) return [];
    if (node.type === 'ExportAllDeclaration')
      return [{ as: node.exported === null ? everyName : nameOf(node.exported), theirs: everyName, from }];
    return node.specifiers.map((one) => ({ as: nameOf(one.exported), theirs: nameOf(one.local), from }));
  });

/** `export { it }` and `export const mine = it` of what was imported. */
const imported = (nodes: readonly Visited[], imports: readonly Import[]): GivenOn[] => {
  const local = (ours: string, as: string): GivenOn[] =>
    imports.flatMap((from) =>
      from.names.filter((name) => name.ours === ours).map(({ theirs }) => ({ as, theirs, from })),
    );
  return nodesOf(nodes, 'ExportNamedDeclaration').flatMap((node) => [
    ...(node.source === null
      ? node.specifiers.flatMap((one) => local(nameOf(one.local), nameOf(one.exported)))
      : []),
    ...(node.declaration?.type === 'VariableDeclaration'
      ? node.declaration.declarations.flatMap(({ id, init }) =>
          id.type === 'Identifier' && init?.type === 'Identifier' ? local(init.name, id.name) : [],
        )
      : []),
  ]);
};

/** Every name a file gives on from another one. */
export const givenOnBy = (
  path: string,
  nodes: readonly Visited[],
  imports: readonly Import[],
  constants: Constants,
): GivenOn[] => [...givenOnFrom(path, nodes, constants), ...imported(nodes, imports)];
