import { isIP, isIPv4, isIPv6 } from 'node:net';
import * as z from 'zod';
import { isPasswordHash } from './security/password.ts';

export type Config = {
  host: string;
  /** 0 lets the system pick one. */
  port: number;
  databasePath: string;
  /** `null` when Daymark asks for no password. */
  passwordHash: string | null;
  /** Every name that the Host header may hold, in lower case, without port; IPv6 addresses in brackets. */
  allowedHosts: readonly string[];
  /** Addresses and networks whose X-Forwarded-* headers are believed. */
  trustedProxies: readonly string[];
  logLevel: (typeof LOG_LEVELS)[number];
};

/** The settings cannot be used; the message has one sentence for each problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const PREFIX = 'DAYMARK_';
const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const HOST_NAME = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i;

/** Each message ends the sentence "DAYMARK_… is "…"; it should be". */
const SettingsSchema = z.strictObject({
  DAYMARK_HOST: z
    .string()
    .refine(isHost, 'an address or a host name without scheme and port, like 127.0.0.1')
    .default('127.0.0.1'),
  DAYMARK_PORT: z
    .string()
    .refine(isPort, 'a whole number from 0 to 65535, like 3000')
    .transform(Number)
    .default(3000),
  DAYMARK_DATABASE: z
    .string()
    .refine((path) => !path.includes('\0'), 'the path of a file, like data/daymark.db')
    .default('data/daymark.db'),
  DAYMARK_PASSWORD_HASH: z
    .string()
    .refine(isPasswordHash, 'a line that "npm run password" printed, in single quotes')
    .nullable()
    .default(null),
  DAYMARK_ALLOWED_HOSTS: listOf(
    isHost,
    'host names without scheme and port, with commas between them',
  ).default([]),
  DAYMARK_TRUSTED_PROXIES: listOf(
    isAddressOrNetwork,
    'addresses or networks, like 192.168.1.2 or 10.0.0.0/8, with commas between them',
  ).default([]),
  DAYMARK_LOG: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('warn'),
});

type Settings = z.infer<typeof SettingsSchema>;

/** Every setting that there is, in the order of `.env.example`. */
export const SETTING_NAMES: readonly string[] = Object.keys(SettingsSchema.shape);

/**
 * Reads the settings from the environment; one that is missing or empty has its default.
 *
 * @throws {ConfigError} when a setting is unknown or malformed, or when other machines could reach a Daymark without password
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, text]) => name.startsWith(PREFIX) && text),
  );
  const parsed = SettingsSchema.safeParse(given);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.flatMap((issue) => problemsOf(issue, given)));
  refuseOpenDoor(parsed.data);
  return configOf(parsed.data);
}

function configOf(settings: Settings): Config {
  return {
    host: settings.DAYMARK_HOST,
    port: settings.DAYMARK_PORT,
    databasePath: settings.DAYMARK_DATABASE,
    passwordHash: settings.DAYMARK_PASSWORD_HASH,
    allowedHosts: allowedHostsOf(settings),
    trustedProxies: settings.DAYMARK_TRUSTED_PROXIES,
    logLevel: settings.DAYMARK_LOG,
  };
}

function allowedHostsOf(settings: Settings): string[] {
  const named = [settings.DAYMARK_HOST, ...settings.DAYMARK_ALLOWED_HOSTS];
  const asInHeader = named.map((host) => (isIPv6(host) ? `[${host}]` : host).toLowerCase());
  return [...new Set([...LOOPBACK_HOSTS, ...asInHeader])];
}

function refuseOpenDoor(settings: Settings): void {
  if (settings.DAYMARK_PASSWORD_HASH !== null || isLoopback(settings.DAYMARK_HOST)) return;
  throw new ConfigError([
    `DAYMARK_HOST is "${settings.DAYMARK_HOST}", which other machines can reach, and there is no password: run "npm run password" and set DAYMARK_PASSWORD_HASH to what it prints, or leave DAYMARK_HOST out.`,
  ]);
}

function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, given: Record<string, unknown>): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(unknownSetting);
  const name = String(issue.path[0]);
  // A password may have been put where its hash belongs, so what was found there is not repeated.
  const found =
    name === 'DAYMARK_PASSWORD_HASH' ? 'is not a password hash' : `is ${JSON.stringify(given[name])}`;
  return [`${name} ${found}; it should be ${issue.message}.`];
}

function unknownSetting(name: string): string {
  return `${name} is not a setting of Daymark; the settings are ${SETTING_NAMES.join(', ')}.`;
}

function listOf(isEntry: (entry: string) => boolean, expected: string) {
  return z
    .string()
    .transform((text) => text.split(',').map((entry) => entry.trim()))
    .refine((entries) => entries.every(isEntry), expected);
}

function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535;
}

function isHost(text: string): boolean {
  // A mistyped address such as 127.0.0.300 would otherwise pass as a name.
  const looksLikeAddress = /^[0-9.]+$/.test(text);
  return isIP(text) !== 0 || (!looksLikeAddress && HOST_NAME.test(text));
}

/** Not a network of every address: whoever trusts everybody lets anyone name themselves. */
function isAddressOrNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  if (rest.length > 0 || isIP(address) === 0) return false;
  if (prefix === undefined) return true;
  const longest = isIPv4(address) ? 32 : 128;
  return /^[0-9]{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= longest;
}
