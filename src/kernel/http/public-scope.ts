import type { RouterContextProvider } from 'react-router';
import type { z } from 'zod';
import { appContext } from '../app-context.ts';
import type { Command } from '../command.ts';
import type { PublicTx } from '../public-reading.ts';

/**
 * All that a public page works with: it reads by the strangers' login, and what is sent to it goes through their gate, whoever
 * asks. A member who looks at it is a stranger there too.
 */
export const publicScope = (context: Readonly<RouterContextProvider>) => {
  const { services, locale, i18n, now, remoteAddress } = context.get(appContext);
  const { strangers } = services;
  return {
    locale,
    i18n,
    read: <T>(work: (tx: PublicTx) => Promise<T>): Promise<T> => strangers.read(work),
    send: <Input extends z.ZodType, Subject, Result>(
      definition: Command<Input, Subject, Result>,
      to: { readonly ownerId: string; readonly requestKey: string | undefined },
      input: unknown,
    ): Promise<Result> => strangers.send(definition, { ...to, remoteAddress, now: now() }, input),
  };
};
