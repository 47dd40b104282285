/** The configuration: the only reader of the environment. Everything that is wrong with it is said at once. */
import { hkdfSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { z } from 'zod';

/** The environment as it is read; later lines in a `.env` file never win over it. */
export type Environment = Readonly<Record<string, string | undefined>>;

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

export interface Config {
  botToken: string;
  /** Socket Mode when present. */
  appToken?: string;
  /** Signed HTTP otherwise. */
  signingSecret?: string;
  /** Ends in a slash: `https://slack.com/api/`. */
  slackApiUrl: string;
  port: number;
  /** `sqlite:` with an absolute path, or `postgres://...`. */
  databaseUrl: string;
  /** Slack ids of the first Admins; none leaves it to the owners and admins of the Slack workspace. */
  admins: readonly string[];
  logLevel: (typeof logLevels)[number];
  /** Where the role models are that a tenant may be set up with. */
  modelsFolder: string;
  /** The key for payloads at rest: 32 bytes, made from the bot's token, so that there is no further secret to keep. */
  inboxKey: Uint8Array;
}

/** Every problem of a configuration, as one message for whoever starts the bot. */
export class ConfigProblems extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      [
        'Roledesk cannot start with this configuration:',
        ...problems.map((problem) => `  - ${problem}`),
        'Put the settings into the environment or into a file .env (.env.example explains each).',
        'To try Roledesk without a Slack workspace, type: npm run demo',
      ].join('\n'),
    );
    this.name = 'ConfigProblems';
    this.problems = problems;
  }
}

const url = (text: string): boolean => URL.canParse(text) && /^https?:\/\//.test(text);
const databaseUrl = /^(sqlite:(?!:memory:).+|postgres(ql)?:\/\/.+)$/;
const slackUser = /^[UW][A-Z0-9]+$/;
const withSlash = (text: string): string => (text.endsWith('/') ? text : `${text}/`);
const listed = (text: string): string[] => text.split(/[\s,]+/).filter((part) => part !== '');

const schema = z.object({
  SLACK_BOT_TOKEN: z
    .string('SLACK_BOT_TOKEN is missing: the bot token (xoxb-...) from OAuth & Permissions of your Slack app')
    .regex(/^xoxb-\S+$/, 'SLACK_BOT_TOKEN must be a whole bot token, which begins with xoxb-'),
  SLACK_APP_TOKEN: z
    .string()
    .regex(
      /^xapp-\S+$/,
      'SLACK_APP_TOKEN must be a whole app-level token, which begins with xapp-; leave it out for HTTP',
    )
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(8, 'SLACK_SIGNING_SECRET is too short to be the signing secret from Basic Information of your Slack app')
    .optional(),
  SLACK_API_URL: z
    .string()
    .refine(url, 'SLACK_API_URL must be a URL such as https://slack.com/api/')
    .default('https://slack.com/api/'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT must be a number from 0 to 65535')
    .refine((text) => Number(text) <= 65_535, 'PORT must be a number from 0 to 65535')
    .default('3000'),
  DATABASE_URL: z
    .string()
    .regex(databaseUrl, 'DATABASE_URL must be sqlite:path/to/file or postgres://user:password@host/database')
    .default('sqlite:data/roledesk.sqlite'),
  ROLEDESK_ADMINS: z
    .string()
    .refine(
      (text) => listed(text).every((id) => slackUser.test(id)),
      'ROLEDESK_ADMINS must be Slack user ids such as U012AB3CD, with commas between them',
    )
    .default(''),
  ROLEDESK_MODELS: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}`).default('info'),
});

const noWayIn =
  'SLACK_APP_TOKEN (xapp-..., for Socket Mode) or SLACK_SIGNING_SECRET (for signed HTTP) is missing: Slack needs one way to reach the bot';

/** Where a SQLite path that is not absolute begins is the folder in which the bot is started. */
const absolute = (database: string): string =>
  database.startsWith('sqlite:') ? `sqlite:${resolve(database.slice('sqlite:'.length))}` : database;

/**
 * Reads a configuration from these variables; throws `ConfigProblems` with everything that is wrong. Empty counts as missing.
 * `models` is the folder of role models where none is set.
 */
export function loadConfig(environment: Environment, models = 'roles'): Config {
  const given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );
  const read = schema.safeParse(given);
  const problems = read.success ? [] : read.error.issues.map((issue) => issue.message);
  if (!given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET) problems.push(noWayIn);
  if (!read.success || problems.length > 0) throw new ConfigProblems(problems);

  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, ...rest } = read.data;
  return {
    botToken: rest.SLACK_BOT_TOKEN,
    ...(appToken ? { appToken } : {}),
    ...(signingSecret ? { signingSecret } : {}),
    slackApiUrl: withSlash(rest.SLACK_API_URL),
    port: Number(rest.PORT),
    databaseUrl: absolute(rest.DATABASE_URL),
    admins: listed(rest.ROLEDESK_ADMINS),
    logLevel: rest.LOG_LEVEL,
    modelsFolder: resolve(rest.ROLEDESK_MODELS ?? models),
    inboxKey: new Uint8Array(hkdfSync('sha256', rest.SLACK_BOT_TOKEN, 'roledesk', 'inbox bodies', 32)),
  };
}

/** The configuration of this process, `.env` included; makes the directory that a SQLite file is to lie in. */
export function readConfig(models: string): Config {
  readDotenv({ quiet: true });
  const config = loadConfig(process.env, models);
  makeFolderOf(config.databaseUrl);
  return config;
}

function makeFolderOf(databaseUrl: string): void {
  if (!databaseUrl.startsWith('sqlite:')) return;
  const folder = dirname(databaseUrl.slice('sqlite:'.length));
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigProblems([`DATABASE_URL: the folder ${folder} cannot be made (${code}); choose another place`]);
  }
}

/** The database alone, for tools that need no Slack: migrations, audits. Makes the directory like `readConfig`. */
export function readDatabaseUrl(): string {
  readDotenv({ quiet: true });
  const read = schema.shape.DATABASE_URL.safeParse(process.env.DATABASE_URL?.trim() || undefined);
  if (!read.success) throw new ConfigProblems(read.error.issues.map((issue) => issue.message));
  const url = absolute(read.data);
  makeFolderOf(url);
  return url;
}
