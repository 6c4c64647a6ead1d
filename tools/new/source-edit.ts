import type { Node } from 'oxc-parser';
import { nodesOf, syntaxTree } from '../modules/syntax-tree.ts';
import { CannotWrite } from './skeleton.ts';

const put = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at);

const nodesIn = (text: string) => syntaxTree('edited.ts', text).nodes;

/** The value of `const name = …` or of a property of this name. */
const valueOf = (text: string, name: string): Node | null => {
  const nodes = nodesIn(text);
  const constant = nodesOf(nodes, 'VariableDeclarator').find(
    ({ id }) => id.type === 'Identifier' && id.name === name,
  );
  const property = nodesOf(nodes, 'Property').find(
    ({ key }) => key.type === 'Identifier' && key.name === name,
  );
  return constant?.init ?? property?.value ?? null;
};

const missing = (name: string, what: string): CannotWrite =>
  new CannotWrite(`"${name}" was not found where it used to stand: add by hand ${what}`);

/** The text with one more import after its last one. */
export const withImport = (text: string, line: string): string => {
  const last = nodesOf(nodesIn(text), 'ImportDeclaration').at(-1);
  return last === undefined ? `${line}\n\n${text}` : put(text, last.end, `\n${line}`);
};

/** The text with one more statement at the end of the function `name`. */
export const withStatement = (text: string, name: string, statement: string): string => {
  const value = valueOf(text, name);
  if (value?.type !== 'ArrowFunctionExpression' || value.body?.type !== 'BlockStatement')
    throw missing(name, statement);
  return put(text, value.body.end - 1, `  ${statement}\n`);
};

/** The text with one more element at the end of the list `name`. */
export const withElement = (text: string, name: string, element: string): string => {
  const value = valueOf(text, name);
  if (value?.type !== 'ArrayExpression') throw missing(name, element);
  const last = value.elements.at(-1);
  return last ? put(text, last.end, `, ${element}`) : put(text, value.end - 1, element);
};

/** The text in which the list that the object `owner` holds under `name` has one more element. */
export const withListed = (text: string, owner: string, name: string, element: string): string => {
  if (valueOf(text, name) !== null) return withElement(text, name, element);
  const value = valueOf(text, owner);
  if (value?.type !== 'ObjectExpression') throw missing(owner, element);
  const last = value.properties.at(-1);
  return put(text, last?.end ?? value.start + 1, `, ${name}: [${element}]`);
};
