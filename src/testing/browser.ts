import { RouterContextProvider } from 'react-router';
import type { Temporal } from 'temporal-polyfill';
import { installationContext } from '../app/installation-context.ts';
import type { Installation } from '../app/program/installation.ts';
import { whoEnters } from '../app/sign-in/who.ts';
import { appContext, type AppContext } from '../kernel/app-context.ts';
import { i18nFor } from '../kernel/i18n.ts';
import { negotiate } from '../kernel/languages.ts';
import { openReading } from '../kernel/reading.ts';
import type { Database } from '../kernel/scope.ts';
import { enteredContext } from '../modules/directory/index.ts';
import { answerTo, withPages } from './page-answer.ts';
import { servicesOn } from './request-context.ts';

/** A browser of somebody's own at an installation: it keeps cookies, and by them alone it is known who asks. */
export const browser = (
  { database, now }: { readonly database: Database; readonly now: () => Temporal.Instant },
  installation: Installation,
  origin = 'http://localhost',
) => {
  const jar = new Map<string, string>();
  const enters = whoEnters(installation.accounts, now);
  return withPages(async (path, init) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new Request(new URL(path, origin), {
      ...init,
      headers: { cookie, 'user-agent': 'test' },
    });
    const reading = openReading(database);
    const context = new RouterContextProvider();
    const entered = await enters(request, reading);
    const locale = negotiate(null, cookie);
    context.set(enteredContext, entered);
    context.set(installationContext, installation);
    context.set(appContext, {
      services: servicesOn(database, now),
      reading,
      actor: entered.actor,
      locale,
      i18n: await i18nFor(locale),
      now,
      nonce: '',
      remoteAddress: '192.0.2.1',
    } as AppContext);
    const answer = await answerTo(request, { context, reading });
    for (const set of answer.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/Max-Age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  });
};
