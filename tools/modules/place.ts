/** Where a file stands: `area` is the first folder below src, `module` its module, `inside` the path in it. */
export type Place = { readonly area: string; readonly module: string | null; readonly inside: string };

/** The place of a path such as src/modules/care/web/case.tsx. */
export const placeOf = (path: string): Place => {
  const [, area = '', ...rest] = path.split('/');
  if (rest.length === 0) return { area: 'root', module: null, inside: area };
  if (area !== 'modules') return { area, module: null, inside: rest.join('/') };
  const [module = '', ...inside] = rest;
  return { area, module, inside: inside.join('/') };
};
