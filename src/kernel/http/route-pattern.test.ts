import type { ServerBuild } from 'react-router';
import { expect, it } from 'vitest';
import { routeMatcher, routePatterns, routeTree } from './route-pattern.ts';

const routes = {
  root: { id: 'root', path: '' },
  home: { id: 'home', parentId: 'root', path: '/' },
  shell: { id: 'shell', parentId: 'root' },
  case: { id: 'case', parentId: 'shell', path: '/c/:slug/cases/:caseId' },
  rest: { id: 'rest', parentId: 'shell', path: '*' },
} as unknown as ServerBuild['routes'];

it('finds the same way for every id', () => {
  const routesAt = routeMatcher(routeTree(routes));
  const caseOf = (digit: string) =>
    routesAt(`/c/seoul/cases/${'0'.repeat(7)}${digit}-0000-7000-8000-000000000000`);
  expect(caseOf('1')?.at(-1)?.id).toBe('case');
  expect(caseOf('2')).toBe(caseOf('1'));
  expect(routesAt('/c/busan/cases/0190')).not.toBe(caseOf('1'));
  for (let other = 0; other < 600; other += 1) routesAt(`/nowhere-${other}`);
  expect(caseOf('1')?.at(-1)?.id).toBe('case');
});

it('names the route and never its values', () => {
  const patternOf = routePatterns(routes);
  expect(patternOf('/c/seoul/cases/0190')).toBe('/c/:slug/cases/:caseId');
  expect(patternOf('/c/seoul/cases/0190.data')).toBe('/c/:slug/cases/:caseId');
  expect(patternOf('/kim-seoyun-1988')).toBe('/*');
  expect(patternOf('/')).toBe('/');
  expect(patternOf('/_root.data')).toBe('/');
});
