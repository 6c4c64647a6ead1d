import type { Expression, Node } from 'oxc-parser';
import { bare, isKnown, textOf, unknownPart, type Constants } from './constant-text.ts';
import { callsIn, transactionsIn, type Call } from './file-calls.ts';
import { givenOnBy, importsIn, type GivenOn, type Import } from './file-imports.ts';
import { placeOf, type Place } from './place.ts';
import { isTest, type Tree } from './source-files.ts';
import { nodesOf, syntaxTree, type Visited } from './syntax-tree.ts';

/** What the rules know of a file: read once from its syntax. */
export type FileFacts = {
  readonly path: string;
  readonly place: Place;
  readonly isTest: boolean;
  /** What the parser could not read. */
  readonly errors: readonly string[];
  readonly imports: readonly Import[];
  readonly givenOn: readonly GivenOn[];
  readonly calls: readonly Call[];
  readonly transactions: ReadonlySet<string>;
  /** Names used as values or types, without names of properties. */
  readonly references: ReadonlySet<string>;
  /** Texts as they are when the program runs; `isSql` where they are written as SQL. */
  readonly texts: readonly { readonly text: string; readonly isSql: boolean }[];
  /** Names of the commands made here. */
  readonly commands: readonly string[];
  /** Schemas of PostgreSQL in which tables are declared here. */
  readonly schemas: readonly string[];
  readonly manifest: { readonly name: string; readonly dependsOn: readonly string[] } | null;
};
export type House = ReadonlyMap<string, FileFacts>;

const constantsIn = (nodes: readonly Visited[]): Constants => {
  const found = new Map<string, Expression>();
  const twice = new Set<string>();
  for (const { id, init } of nodesOf(nodes, 'VariableDeclarator')) {
    if (id.type !== 'Identifier' || init === null) continue;
    if (found.has(id.name)) twice.add(id.name);
    found.set(id.name, init);
  }
  for (const name of twice) found.delete(name);
  return found;
};

const keyed = new Set(['key', 'property', 'imported', 'exported', 'label', 'right']);
const isPropertyName = ({ node, parent, as }: Visited): boolean => {
  if (node.type !== 'Identifier' || parent === null || !keyed.has(as)) return false;
  if (as === 'right') return parent.type === 'TSQualifiedName';
  return !('computed' in parent) || !parent.computed;
};

const everywhere = new Set(['globalThis', 'global', 'window', 'self']);
const globalName = (node: Node, constants: Constants): string[] => {
  if (node.type !== 'MemberExpression') return [];
  const object = bare(node.object);
  if (object.type !== 'Identifier' || !everywhere.has(object.name)) return [];
  const { property, computed } = node;
  return [!computed && property.type === 'Identifier' ? property.name : textOf(property, constants)];
};

const referencesIn = (nodes: readonly Visited[], constants: Constants): ReadonlySet<string> =>
  new Set(
    nodes.flatMap((visited) =>
      visited.node.type === 'Identifier' && !isPropertyName(visited)
        ? [visited.node.name]
        : globalName(visited.node, constants),
    ),
  );

const isSqlName = (node: Node, sqlNames: ReadonlySet<string>): boolean => {
  const tag = bare(node);
  if (tag.type === 'Identifier') return sqlNames.has(tag.name);
  if (tag.type !== 'MemberExpression' || tag.property.type !== 'Identifier') return false;
  return tag.property.name === 'sql' || isSqlName(tag.object, sqlNames);
};

/** Texts given to `sql.raw`, `query` and `execute` are SQL as those behind the tag `sql` are. */
const takesSql = (parent: Node | null, sqlNames: ReadonlySet<string>): boolean => {
  if (parent?.type === 'TaggedTemplateExpression') return isSqlName(parent.tag, sqlNames);
  if (parent?.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression') return false;
  const { object, property } = parent.callee;
  const method = property.type === 'Identifier' ? property.name : '';
  return method === 'query' || method === 'execute' || (method === 'raw' && isSqlName(object, sqlNames));
};

const isText = ({ node, as }: Visited): boolean =>
  node.type === 'TemplateLiteral' ||
  (node.type === 'Literal' && typeof node.value === 'string' && as !== 'source') ||
  (node.type === 'BinaryExpression' && node.operator === '+') ||
  node.type === 'CallExpression';

const textsIn = (
  nodes: readonly Visited[],
  imports: readonly Import[],
  constants: Constants,
): FileFacts['texts'] => {
  const sqlNames = new Set([
    'sql',
    ...imports.flatMap(({ names }) => names.filter(({ theirs }) => theirs === 'sql').map(({ ours }) => ours)),
  ]);
  return nodes.flatMap((visited) => {
    const { node, parent } = visited;
    if (!isText(visited)) return [];
    const text = textOf(node, constants);
    return text === unknownPart || text === '' ? [] : [{ text, isSql: takesSql(parent, sqlNames) }];
  });
};

const propertyOf = (node: Node, name: string): Node | null => {
  if (node.type !== 'ObjectExpression') return null;
  for (const part of node.properties)
    if (part.type === 'Property' && part.key.type === 'Identifier' && part.key.name === name)
      return part.value;
  return null;
};

/** The first arguments of all calls whose name is meant. */
const givenTo = (nodes: readonly Visited[], calls: readonly Call[], isMeant: RegExp): Node[] =>
  nodesOf(nodes, 'CallExpression').flatMap(({ arguments: [first] }, index) => {
    const paths = calls[index]?.paths ?? [];
    return first !== undefined && paths.some((path) => isMeant.test(path.at(-1) ?? '')) ? [first] : [];
  });

const commandsIn = (nodes: readonly Visited[], calls: readonly Call[], constants: Constants): string[] =>
  givenTo(nodes, calls, /^(?:command|\w+Command)$/).flatMap((definition) => {
    const name = propertyOf(definition, 'name');
    return name === null ? [] : [textOf(name, constants)];
  });

const schemasIn = (nodes: readonly Visited[], calls: readonly Call[], constants: Constants): string[] =>
  givenTo(nodes, calls, /^pgSchema$/).map((schema) => textOf(schema, constants));

const manifestIn = (nodes: readonly Visited[], constants: Constants): FileFacts['manifest'] => {
  for (const node of nodesOf(nodes, 'ObjectExpression')) {
    const [name, listed] = [propertyOf(node, 'name'), propertyOf(node, 'dependsOn')];
    if (name === null || listed?.type !== 'ArrayExpression') continue;
    const dependsOn = listed.elements.map((one) => (one === null ? unknownPart : textOf(one, constants)));
    return { name: textOf(name, constants), dependsOn: dependsOn.filter(isKnown) };
  }
  return null;
};

/** What a file's syntax says. */
export const factsOf = (path: string, text: string): FileFacts => {
  const { nodes, errors } = syntaxTree(path, text);
  const constants = constantsIn(nodes);
  const imports = importsIn(path, nodes, constants);
  const calls = callsIn(nodes, imports, constants);
  return {
    path,
    place: placeOf(path),
    isTest: isTest(path),
    errors,
    imports,
    givenOn: givenOnBy(path, nodes, imports, constants),
    calls,
    transactions: transactionsIn(nodes, constants),
    references: referencesIn(nodes, constants),
    texts: textsIn(nodes, imports, constants),
    commands: commandsIn(nodes, calls, constants),
    schemas: schemasIn(nodes, calls, constants),
    manifest: manifestIn(nodes, constants),
  };
};

/** The facts of every TypeScript file of a tree, each parsed once. */
export const houseOf = (tree: Tree): House =>
  new Map(
    [...tree].flatMap(([path, text]) => (/\.tsx?$/.test(path) ? [[path, factsOf(path, text)] as const] : [])),
  );
