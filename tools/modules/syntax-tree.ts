import { parseSync, visitorKeys, type Node } from 'oxc-parser';

/** A node of a file's syntax with the node it stands in, and as which part of it. */
export type Visited = { readonly node: Node; readonly parent: Node | null; readonly as: string };

export type SyntaxTree = { readonly nodes: readonly Visited[]; readonly errors: readonly string[] };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

const visit = (node: Node, parent: Node | null, as: string, into: Visited[]): void => {
  into.push({ node, parent, as });
  for (const key of visitorKeys[node.type] ?? []) {
    const part: unknown = node[key as keyof Node];
    for (const child of Array.isArray(part) ? part : [part]) if (isNode(child)) visit(child, node, key, into);
  }
};

/** Every node of a TypeScript file, outer ones first, and what the parser could not read. */
export const syntaxTree = (path: string, text: string): SyntaxTree => {
  const { program, errors } = parseSync(path, text);
  const nodes: Visited[] = [];
  visit(program, null, '', nodes);
  return { nodes, errors: errors.map(({ message }) => message) };
};

/** The nodes of one kind. */
export const nodesOf = <Type extends Node['type']>(
  nodes: readonly Visited[],
  type: Type,
): Extract<Node, { type: Type }>[] =>
  nodes.flatMap(({ node }) => (node.type === type ? [node as Extract<Node, { type: Type }>] : []));
