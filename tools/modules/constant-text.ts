import type { Expression, Node, TemplateLiteral } from 'oxc-parser';

/** Stands in a text for a part that only the running program knows. */
export const unknownPart = '\u0001';

/** Texts of a file's own constants by name, as far as they are texts. */
export type Constants = ReadonlyMap<string, Expression>;

const wrapped = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'ParenthesizedExpression',
  'AwaitExpression',
  'ChainExpression',
]);

/** The expression inside brackets, `as`, `!`, `await` and `?.`. */
export const bare = (node: Node): Node => {
  let inner = node;
  while (wrapped.has(inner.type)) {
    inner =
      inner.type === 'AwaitExpression'
        ? inner.argument
        : (inner as Node & { readonly expression: Node }).expression;
  }
  return inner;
};

const templateText = (template: TemplateLiteral, constants: Constants, depth: number): string =>
  template.quasis
    .map(({ value }, index) => {
      const part = template.expressions[index];
      return (value.cooked ?? value.raw) + (part === undefined ? '' : textOf(part, constants, depth));
    })
    .join('');

/** `sql.raw('a')`, `sql.identifier('a')`, `'a'.concat('b')` and `['a', 'b'].join(' ')` are texts too. */
const callText = (node: Node, constants: Constants, depth: number): string => {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return unknownPart;
  const { object, property } = node.callee;
  const method = property.type === 'Identifier' ? property.name : '';
  const given = node.arguments.map((argument) => textOf(argument, constants, depth));
  if (method === 'raw' || method === 'identifier') return given[0] ?? unknownPart;
  if (method === 'concat') return [textOf(object, constants, depth), ...given].join('');
  const list = bare(object);
  if (method !== 'join' || list.type !== 'ArrayExpression') return unknownPart;
  return list.elements
    .map((element) => (element === null ? unknownPart : textOf(element, constants, depth)))
    .join(given[0] ?? ',');
};

/** What an expression says when the program runs; what cannot be known is `unknownPart`. */
export const textOf = (node: Node, constants: Constants, depth = 0): string => {
  const inner = bare(node);
  if (depth > 8) return unknownPart;
  switch (inner.type) {
    case 'Literal':
      return typeof inner.value === 'string' ? inner.value : unknownPart;
    case 'TemplateLiteral':
      return templateText(inner, constants, depth + 1);
    case 'TaggedTemplateExpression':
      return templateText(inner.quasi, constants, depth + 1);
    case 'BinaryExpression':
      return inner.operator === '+'
        ? textOf(inner.left, constants, depth + 1) + textOf(inner.right, constants, depth + 1)
        : unknownPart;
    case 'Identifier': {
      const constant = constants.get(inner.name);
      return constant === undefined ? unknownPart : textOf(constant, constants, depth + 1);
    }
    default:
      return callText(inner, constants, depth + 1);
  }
};

/** Whether nothing of a text is left to the running program. */
export const isKnown = (text: string): boolean => !text.includes(unknownPart);
