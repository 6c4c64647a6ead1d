import type { House } from './file-facts.ts';
import type { Dependencies } from './import-rules.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/** One way around for every knot of the graph, each found once. */
const cyclesOf = (graph: Graph): string[][] => {
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (node: string, path: readonly string[]): void => {
    const start = path.indexOf(node);
    if (start >= 0) {
      found.push([...path.slice(start), node]);
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
};

const inWords = (cycle: readonly string[]): string => cycle.join(' → ');

/** Files that import each other in a circle when the program runs; imports of types alone do not count. */
export const fileCycles = (house: House): string[] => {
  const graph = new Map(
    [...house.values()].map(({ path, imports }) => [
      path,
      imports.flatMap(({ file, isType }) => (file === null || isType ? [] : [file])),
    ]),
  );
  return cyclesOf(graph).map(
    (cycle) => `${inWords(cycle)}: a circle of imports. Move what both need into a file of its own.`,
  );
};

/** Modules that depend on each other in a circle. */
export const moduleCycles = (dependencies: Dependencies): string[] =>
  cyclesOf(dependencies).map(
    (cycle) =>
      `${inWords(cycle)}: modules depend on each other in a circle. Let one listen to the other's events.`,
  );
