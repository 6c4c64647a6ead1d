import type { ServerBuild } from 'react-router';
import { expect, it } from 'vitest';
import { routePatterns } from './route-pattern.ts';

const routes = {
  root: { id: 'root', path: '' },
  home: { id: 'home', parentId: 'root', path: '/' },
  shell: { id: 'shell', parentId: 'root' },
  case: { id: 'case', parentId: 'shell', path: '/c/:slug/cases/:caseId' },
  rest: { id: 'rest', parentId: 'shell', path: '*' },
} as unknown as ServerBuild['routes'];

it('names the route and never its values', () => {
  const patternOf = routePatterns(routes);
  expect(patternOf('/c/seoul/cases/0190')).toBe('/c/:slug/cases/:caseId');
  expect(patternOf('/c/seoul/cases/0190.data')).toBe('/c/:slug/cases/:caseId');
  expect(patternOf('/kim-seoyun-1988')).toBe('/*');
  expect(patternOf('/')).toBe('/');
  expect(patternOf('/_root.data')).toBe('/');
});
