import type { AppContext, Services } from '../kernel/app-context.ts';
import type { Locale } from '../kernel/languages.ts';
import type { TestCentre, TestPerson } from './centre.ts';
import { answerTo, withPages } from './page-answer.ts';
import { requestContext } from './request-context.ts';

/**
 * This person in front of a browser without script, on the test database; each request has a reading of its own. Paths
 * begin at the house (`/cases/new`) or are whole, as redirects give them. `services` replaces what the program offers,
 * `at` says from where they ask.
 */
export const visit = (
  centre: TestCentre,
  person: TestPerson,
  locale: Locale = 'en',
  services: Partial<Services> = {},
  at: Pick<AppContext, 'remoteAddress'> = { remoteAddress: '192.0.2.1' },
) =>
  withPages(async (path, init) => {
    const whole = path.startsWith('/c/') ? path : `/c/${centre.slug}${path}`;
    const request = new Request(new URL(whole, 'http://localhost'), {
      headers: { accept: 'text/html' },
      ...init,
    });
    return answerTo(request, await requestContext(centre, person, locale, services, at));
  });
