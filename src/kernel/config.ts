import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { usage } from './errors.ts';
import { isLoopback } from './loopback.ts';

/** Whether the address names a password, and each part of it that is decoded later can be. */
const isLogin = (address: string): boolean => {
  const { username, password, pathname, hostname } = new URL(address);
  try {
    return [username, pathname, hostname, password].map(decodeURIComponent).at(-1) !== '';
  } catch {
    return false;
  }
};

/** Beside which return addresses have room: 64 signs before the `@` at most. */
const MailFrom = z.email().refine((address) => address.lastIndexOf('@') <= 21);

/** Whether a server's login, where its address names one, can be decoded. */
const decodes = (address: string): boolean => {
  const { username, password } = new URL(address);
  try {
    return [username, password].map(decodeURIComponent).length === 2;
  } catch {
    return false;
  }
};

const Environment = z
  .object({
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    CONSILIUM_DATA: z.string().min(1).default('.data'),
    /** With a password: the application's login and the sessions' key are derived from it. */
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, abort: true })
      .refine(isLogin)
      .optional(),
    CONSILIUM_DEMO: z.enum(['0', '1', 'public']).default('1'),
    /** What chance makes the demonstration from. */
    CONSILIUM_DEMO_SEED: z.string().max(200).default('consilium'),
    /** Address under which people reach the program, when it stands behind a proxy. */
    CONSILIUM_ORIGIN: z
      .url({ protocol: /^https?$/ })
      .transform((address) => new URL(address).origin)
      .optional(),
    /** How many proxies of our own stand between us and the reader. */
    CONSILIUM_TRUST_PROXY: z.coerce.number().int().min(0).max(9).default(0),
    /** File of the keys that seal backups. */
    CONSILIUM_KEY_FILE: z.string().min(1).optional(),
    /** The mail server that mails are handed to. */
    CONSILIUM_SMTP_URL: z
      .url({ protocol: /^smtps?$/, abort: true })
      .refine(decodes)
      .optional(),
    /** The address that mails come from; what comes back arrives at addresses beside it (`local+…@domain`). */
    CONSILIUM_MAIL_FROM: MailFrom.optional(),
    /** A Maildir into which messages to those addresses are delivered. */
    CONSILIUM_MAIL_FOLDER: z.string().min(1).optional(),
    /** Megabytes that must be free where the database writes, for `/ready` to say so. */
    CONSILIUM_MIN_FREE_MB: z.coerce.number().int().min(0).default(256),
  })
  .refine(({ CONSILIUM_TRUST_PROXY: hops, CONSILIUM_ORIGIN: origin }) => hops === 0 || origin !== undefined, {
    path: ['CONSILIUM_ORIGIN'],
  })
  // A link that is sent leads to where people reach the program.
  .refine(({ CONSILIUM_SMTP_URL: server, CONSILIUM_ORIGIN: origin }) => !server || origin !== undefined, {
    path: ['CONSILIUM_ORIGIN'],
  })
  .refine(({ CONSILIUM_SMTP_URL: server, CONSILIUM_MAIL_FROM: from }) => !server || from !== undefined, {
    path: ['CONSILIUM_MAIL_FROM'],
  });

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Whether people reach the program from this computer alone: where it listens, and what they type. */
  readonly isHereOnly: boolean;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly demonstration: 'none' | 'here' | 'public';
  /** The same seed, loaded at the same moment, makes the same demonstration. */
  readonly demonstrationSeed: string;
  /** Scheme, host and port that people type, without a path. */
  readonly origin: string | null;
  readonly proxies: number;
  readonly minFreeMegabytes: number;
  readonly keyFile: string | null;
  readonly mail: MailSettings;
};

/** How mails go and come; `server` null where none is set, so that mails wait. */
export type MailSettings = {
  readonly server: string | null;
  readonly from: string;
  readonly folder: string | null;
};

const demonstrationOf = { '0': 'none', '1': 'here', public: 'public' } as const;

/** The settings of the environment, checked; a wrong one is named and nothing starts. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].join(', ');
    throw usage('setting_invalid', { names });
  }
  const settings = parsed.data;
  const base = given['INIT_CWD'] ?? process.cwd();
  return {
    port: settings.PORT,
    host: settings.HOST,
    isHereOnly:
      isLoopback(settings.HOST) &&
      settings.CONSILIUM_TRUST_PROXY === 0 &&
      isLoopback(new URL(settings.CONSILIUM_ORIGIN ?? 'http://localhost').hostname),
    dataFolder: isAbsolute(settings.CONSILIUM_DATA)
      ? settings.CONSILIUM_DATA
      : join(settings.CONSILIUM_DATA === '.data' ? process.cwd() : base, settings.CONSILIUM_DATA),
    databaseUrl: settings.DATABASE_URL ?? null,
    demonstration: demonstrationOf[settings.CONSILIUM_DEMO],
    demonstrationSeed: settings.CONSILIUM_DEMO_SEED,
    origin: settings.CONSILIUM_ORIGIN ?? null,
    proxies: settings.CONSILIUM_TRUST_PROXY,
    minFreeMegabytes: settings.CONSILIUM_MIN_FREE_MB,
    keyFile: settings.CONSILIUM_KEY_FILE === undefined ? null : resolve(base, settings.CONSILIUM_KEY_FILE),
    mail: {
      server: settings.CONSILIUM_SMTP_URL ?? null,
      from: settings.CONSILIUM_MAIL_FROM ?? 'consilium@localhost',
      folder:
        settings.CONSILIUM_MAIL_FOLDER === undefined ? null : resolve(base, settings.CONSILIUM_MAIL_FOLDER),
    },
  };
};
