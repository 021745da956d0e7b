import { z } from 'astro/zod';
import { mailboxAddress } from '#lib/mail/returned/mailbox-address.ts';
import { asksForTheRest, readSingleSignOn, singleSignOnVariables } from './single-sign-on-settings.ts';

/** The values of process.env, or of a test's own record. */
export type Source = Readonly<Record<string, string | undefined>>;

export type Settings = z.infer<typeof schema>;

/** Everything the running system reads from outside, complete. */
export type Environment = Settings & { publicUrl: URL; databaseUrl: string; secret: string };

/** What is wrong with the environment, in one sentence that names the variable. */
class EnvironmentError extends Error {}

const whole = (from: number, to: number, fallback: number) => {
  const error = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .default(fallback)
    .refine((n) => n >= from && n <= to, { error });
};

const url = (schemes: string[], example: string) => {
  const error = `must be an address like ${example}`;
  const fits = (text: string) => URL.canParse(text) && schemes.includes(new URL(text).protocol);
  return z.string().refine(fits, { error }).optional();
};

const bareOrigin = (text: string | undefined) =>
  !text || !URL.canParse(text) || ['', '/'].includes(new URL(text).pathname);

const variables = z.object({
  PORT: whole(1, 65_535, 4321),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://concord.example').refine(bareOrigin, {
    error: 'must be an address without a path, like https://concord.example',
  }),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://concord@localhost/concord'),
  DATABASE_OWNER_URL: url(['postgres:', 'postgresql:'], 'postgres://concord_owner@localhost/concord'),
  DATABASE_PREPARE: z.enum(['true', 'false'], { error: 'must be true or false' }).default('true'),
  DATABASE_POOL: whole(1, 200, 10),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://name:password@mail.example:587'),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
      error: 'must be an email address, like Concord <concord@force.example>',
    })
    .default('Concord <concord@localhost>'),
  SECURITY_CONTACT: url(['https:', 'mailto:'], 'mailto:security@force.example'),
  CONCORD_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  BOUNCE_ADDRESS: z
    .string()
    .regex(/^[^\s<>@+]+@[^\s<>@]+$/, { error: 'must be an email address, like bounces@force.example' })
    .optional(),
  BOUNCE_MAILBOX_URL: z
    .string()
    .refine((text) => mailboxAddress(text) !== null, {
      error: 'must be an address like imaps://name:password@mail.example/INBOX',
    })
    .optional(),
  BOUNCE_WEBHOOK_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  CONCORD_DATA: z.string().default('.concord'),
  CONCORD_DEMONSTRATION: z.literal('1').optional(),
  MAP_PMTILES_PATH: z.string().optional(),
  TRUST_PROXY: whole(0, 10, 0),
  ...singleSignOnVariables,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' })
    .default('info'),
});

const schema = variables.superRefine(asksForTheRest).transform((values) => ({
  port: values.PORT,
  host: values.HOST,
  publicUrl: values.PUBLIC_URL ? new URL(values.PUBLIC_URL) : null,
  databaseUrl: values.DATABASE_URL ?? null,
  databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
  databasePrepare: values.DATABASE_PREPARE === 'true',
  databasePool: values.DATABASE_POOL,
  smtpUrl: values.SMTP_URL ?? null,
  mailFrom: values.MAIL_FROM,
  securityContact: values.SECURITY_CONTACT ?? null,
  bounceAddress: values.BOUNCE_ADDRESS ?? null,
  bounceMailbox: values.BOUNCE_MAILBOX_URL ? mailboxAddress(values.BOUNCE_MAILBOX_URL) : null,
  bounceWebhookSecret: values.BOUNCE_WEBHOOK_SECRET ?? null,
  secret: values.CONCORD_SECRET ?? null,
  dataFolder: values.CONCORD_DATA,
  demonstration: values.CONCORD_DEMONSTRATION === '1',
  mapTilesPath: values.MAP_PMTILES_PATH ?? null,
  trustProxy: values.TRUST_PROXY,
  singleSignOn: readSingleSignOn(values),
  logLevel: values.LOG_LEVEL,
}));

/**
 * Reads the settings as they were given, before the demonstration fills in what it makes by itself.
 *
 * @throws EnvironmentError
 */
export function readSettings(source: Source): Settings {
  // A variable set to nothing, as in a file of settings with a line left blank, counts as not set.
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    throw new EnvironmentError(`${String(path[0])} ${message}.`);
  }
  if (read.data.databaseUrl) complete(read.data);
  return read.data;
}

/**
 * Reads the whole environment. `src/start.ts` puts what the demonstration made (database address, secret,
 * public address) into process.env before anything else runs, so the site and the worker both read it here.
 *
 * @throws EnvironmentError
 */
export function readEnvironment(source: Source): Environment {
  return complete(readSettings(source));
}

function complete(settings: Settings): Environment {
  const { databaseUrl, publicUrl, secret } = settings;
  if (!databaseUrl) throw new EnvironmentError('DATABASE_URL must be set.');
  if (!publicUrl) throw new EnvironmentError('PUBLIC_URL must be set when DATABASE_URL is.');
  if (!secret) throw new EnvironmentError('CONCORD_SECRET must be set when DATABASE_URL is.');
  return { ...settings, databaseUrl, publicUrl, secret };
}
