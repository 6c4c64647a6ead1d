import type { TestCentre, TestPerson } from './centre.ts';
import { requestContext } from './request-context.ts';

/** What a page's loader or action gives this person at this centre. */
export const loadedPage = async <Data>(
  centre: TestCentre,
  person: TestPerson,
  loader: (args: never) => Promise<Data>,
  places: Readonly<Record<string, string>> = {},
  request = new Request('http://localhost/'),
): Promise<Data> => {
  const { context, reading } = await requestContext(centre, person, 'en');
  const params = { slug: centre.slug, ...places };
  try {
    return await loader({ request, params, context } as never);
  } finally {
    await reading.close();
  }
};
