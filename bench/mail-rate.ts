import { randomUUID } from 'node:crypto';
import { setupI18n } from '@lingui/core';
import { createTransport } from 'nodemailer';
import { Temporal } from 'temporal-polyfill';
import { mailKinds } from '../src/app/mails.ts';
import { execute } from '../src/kernel/command.ts';
import { switchedOn } from '../src/kernel/languages.ts';
import { openLinks } from '../src/kernel/links.ts';
import { deliver } from '../src/kernel/mail/deliver.ts';
import { openMail } from '../src/kernel/mail/port.ts';
import { returnAddresses } from '../src/kernel/mail/tokens.ts';
import { openTransport } from '../src/kernel/mail/transport.ts';
import { addOrganisation, addPeople, invitePerson } from '../src/modules/directory/index.ts';
import { openMailServer } from '../src/testing/mail-server.ts';
import { type Result, result, say } from './measured.ts';
import { type TemporaryDatabase, withDatabase } from './temporary-database.ts';

const MAILS = Math.round(600 * Number(process.env['BENCH_SHARE'] ?? '1'));
const RUNS = 3;
const from = 'consilium@hospital.example';
const log = { info: () => {}, warn: () => {}, error: () => {} };
const call = (ownerId: string) => ({
  actor: { kind: 'operator' } as const,
  ownerId,
  now: Temporal.Now.instant(),
});

/** A house of whose people each was invited by a mail that waits. */
const invitedHouse = async ({ app }: TemporaryDatabase): Promise<string> => {
  const ownerId = randomUUID();
  const organisation = {
    id: ownerId,
    parentId: null,
    kind: 'centre',
    slug: `h${ownerId.slice(0, 8)}`,
  } as const;
  const more = { name: 'A house', nativeName: null, zone: 'Asia/Seoul', demonstration: false };
  await execute(app, addOrganisation, call(ownerId), {
    organisation: { ...organisation, ...more },
    departments: [],
  });
  const people = Array.from({ length: MAILS }, (_, index) => ({
    id: randomUUID(),
    userId: null,
    latinName: `Person ${index}`,
    nativeName: null,
    sortName: `Person ${index}`,
  }));
  const role = {
    organisationId: ownerId,
    role: 'observer',
    discipline: null,
    from: '2020-01-01',
    to: null,
  } as const;
  const affiliations = people.map(({ id: personId }) => ({ id: randomUUID(), personId, ...role }));
  await execute(app, addPeople, call(ownerId), { people, affiliations });
  for (const [index, { id: personId }] of people.entries()) {
    const email = `person.${index}@house.example`;
    await execute(app, invitePerson, call(ownerId), { personId, email, byMail: true });
  }
  return ownerId;
};

/** The library alone, handing over messages of the same size by as many connections. */
const alone = async (url: string, raw: string): Promise<number> => {
  const { hostname, port } = new URL(url);
  const transport = createTransport({
    pool: true,
    maxConnections: 5,
    host: hostname,
    port: Number(port),
    ignoreTLS: true,
  });
  const started = performance.now();
  await Promise.all(
    Array.from({ length: MAILS }, (_, index) =>
      transport.sendMail({ envelope: { from, to: [`person.${index}@house.example`] }, raw }),
    ),
  );
  transport.close();
  return (MAILS / (performance.now() - started)) * 1000;
};

/** Mails handed over in a second, from the row that waits to the entry that says so, beside the library alone with the same server. */
export const mailRate = async (): Promise<Result> => {
  const [ours, peers]: [number[], number[]] = [[], []];
  await withDatabase(async (database) => {
    const server = await openMailServer();
    const mail = openMail(
      {
        kinds: mailKinds,
        // Catalogues are the build's; what a message is called stands in its place.
        translators: switchedOn.map((locale) => setupI18n({ locale, messages: { [locale]: {} } })),
        returns: returnAddresses('bench', from),
      },
      {
        links: openLinks('bench', null),
        origin: 'http://localhost',
        from,
        readsReplies: true,
        heldSince: async () => null,
        transport: openTransport(server.url, from),
      },
    );
    for (let run = 0; run < RUNS; run += 1) {
      const ownerId = await invitedHouse(database);
      const before = server.received.length;
      const started = performance.now();
      await deliver({ database: database.app, log, mail, now: () => Temporal.Now.instant() }, ownerId);
      ours.push((MAILS / (performance.now() - started)) * 1000);
      if (server.received.length !== before + MAILS) throw new Error('a mail did not arrive, or twice');
      peers.push(await alone(server.url, server.received.at(-1)?.raw ?? ''));
      say(
        `mail: ${Math.round(ours.at(-1) ?? 0)} a second, the library alone ${Math.round(peers.at(-1) ?? 0)}`,
      );
    }
    mail.transport?.close();
    await server.close();
  });
  const peer = peers.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return result('mail.per_s', 'mails/s', ours, { name: 'nodemailer alone', value: peer, unit: 'mails/s' });
};
