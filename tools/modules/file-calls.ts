import type { Node } from 'oxc-parser';
import { bare, isKnown, textOf, type Constants } from './constant-text.ts';
import { nodesOf, type Visited } from './syntax-tree.ts';
import type { Import } from './file-imports.ts';

/** The way to a value: `context.tx.insert` is ['context', 'tx', 'insert']; '()' is a call, '?' what cannot be known. */
export type Path = readonly string[];

export type Call = {
  /** What is called, under every name it may have in this file. */
  readonly paths: readonly Path[];
  /** The ways to its arguments. */
  readonly given: readonly Path[];
  /** What is called on its result: `values` in `tx.insert(job).values({})`. */
  readonly next: string | null;
};

const pathOf = (node: Node, constants: Constants): Path => {
  const inner = bare(node);
  if (inner.type === 'Identifier') return [inner.name];
  if (inner.type === 'CallExpression') return [...pathOf(inner.callee, constants), '()'];
  if (inner.type !== 'MemberExpression') return ['?'];
  const { object, property, computed } = inner;
  const name = !computed && property.type === 'Identifier' ? property.name : textOf(property, constants);
  return [...pathOf(object, constants), isKnown(name) ? name : '?'];
};

type Aliases = ReadonlyMap<string, readonly Path[]>;

/** Other names of values: `const t = tx`, `const { insert: put } = tx`, `import { sql as s }`. */
const aliasesIn = (nodes: readonly Visited[], imports: readonly Import[], constants: Constants): Aliases => {
  const found = new Map<string, Path[]>();
  const also = (name: string, path: Path) => {
    if (path[0] === '?' || path.includes('()') || path.join() === name) return;
    found.set(name, [...(found.get(name) ?? []), path]);
  };
  for (const { id, init } of nodesOf(nodes, 'VariableDeclarator')) {
    if (init === null) continue;
    const path = pathOf(init, constants);
    if (id.type === 'Identifier') also(id.name, path);
    if (id.type !== 'ObjectPattern') continue;
    for (const part of id.properties)
      if (part.type === 'Property' && part.key.type === 'Identifier' && part.value.type === 'Identifier')
        also(part.value.name, [...path, part.key.name]);
  }
  for (const { names } of imports)
    for (const { theirs, ours } of names) if (theirs !== ours && theirs !== '*') also(ours, [theirs]);
  return found;
};

const underEveryName = (path: Path, aliases: Aliases, depth = 0): Path[] => {
  const [root = '', ...rest] = path;
  const others = depth > 4 ? [] : (aliases.get(root) ?? []);
  return [path, ...others.flatMap((other) => underEveryName([...other, ...rest], aliases, depth + 1))];
};

/** Every call of a file. */
export const callsIn = (
  nodes: readonly Visited[],
  imports: readonly Import[],
  constants: Constants,
): Call[] => {
  const aliases = aliasesIn(nodes, imports, constants);
  const all = (node: Node) => underEveryName(pathOf(node, constants), aliases);
  return nodes.flatMap(({ node, parent }) => {
    if (node.type !== 'CallExpression') return [];
    const next = parent?.type === 'MemberExpression' ? pathOf(parent, constants).at(-1) : undefined;
    return [{ paths: all(node.callee), given: node.arguments.flatMap(all), next: next ?? null }];
  });
};

const typeName = (node: Node | null | undefined): string => {
  const type = node?.type === 'TSTypeAnnotation' ? node.typeAnnotation : null;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : '';
};

/** What `scope.read` hands to the function it is given. */
const handedByRead = (nodes: readonly Visited[], constants: Constants): string[] =>
  nodesOf(nodes, 'CallExpression').flatMap(({ callee, arguments: [work] }) => {
    if (pathOf(callee, constants).at(-1) !== 'read') return [];
    const first =
      work?.type === 'ArrowFunctionExpression' || work?.type === 'FunctionExpression' ? work.params[0] : null;
    return first?.type === 'Identifier' ? [first.name] : [];
  });

/** Names that hold a transaction or a database: `tx`, and whatever is typed as one or handed out by `read`. */
export const transactionsIn = (nodes: readonly Visited[], constants: Constants): ReadonlySet<string> =>
  new Set([
    'tx',
    ...nodesOf(nodes, 'Identifier').flatMap((node) =>
      /^(?:Tx|Transaction|Database|Pool|PoolClient)$/.test(typeName(node.typeAnnotation)) ? [node.name] : [],
    ),
    ...handedByRead(nodes, constants),
  ]);
