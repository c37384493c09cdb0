import { isIP, isIPv4 } from 'node:net';
import { isPasswordHash } from './security/password.ts';

export type Config = {
  host: string;
  /** 0 lets the system pick one. */
  port: number;
  databasePath: string;
  /** `null` for the folder `backups/` beside the database. */
  backupsFolder: string | null;
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
/** For SQLite no file: all would be gone at the next stop. */
const IN_MEMORY = ':memory:';
const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const HOST_NAME = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i;

/** A setting: what it is when nothing is set, and what a text of it has to be. */
type Setting<Value> = {
  unset: Value;
  /** `undefined` when the text is malformed. */
  read: (text: string) => Value | undefined;
  /** Ends the sentence "DAYMARK_… is "…"; it should be". */
  expected: string;
};

type Settings = {
  DAYMARK_HOST: string;
  DAYMARK_PORT: number;
  DAYMARK_DATABASE: string;
  DAYMARK_BACKUPS: string | null;
  DAYMARK_PASSWORD_HASH: string | null;
  DAYMARK_ALLOWED_HOSTS: readonly string[];
  DAYMARK_TRUSTED_PROXIES: readonly string[];
  DAYMARK_LOG: Config['logLevel'];
};

/** No schema of a library: a command that prints a line would wait for it longer than for all else it loads. */
const SETTINGS: { readonly [Name in keyof Settings]: Setting<Settings[Name]> } = {
  DAYMARK_HOST: {
    unset: '127.0.0.1',
    read: textThat(isHost),
    expected: 'an address or a host name without scheme and port, like 127.0.0.1',
  },
  DAYMARK_PORT: {
    unset: 3000,
    read: (text) => (isPort(text) ? Number(text) : undefined),
    expected: 'a whole number from 0 to 65535, like 3000',
  },
  DAYMARK_DATABASE: {
    unset: 'data/daymark.db',
    read: textThat((text) => isPath(text) && text !== IN_MEMORY),
    expected: 'the path of a file, like data/daymark.db, without ~ or $',
  },
  DAYMARK_BACKUPS: {
    unset: null,
    read: textThat(isPath),
    expected: 'the path of a folder, like data/backups, without ~ or $',
  },
  DAYMARK_PASSWORD_HASH: {
    unset: null,
    read: textThat(isPasswordHash),
    expected: 'set by the line that `npm run password` prints, as it stands, with its single quotes',
  },
  DAYMARK_ALLOWED_HOSTS: {
    unset: [],
    read: listOf(isHost),
    expected:
      'host names without scheme and port, like daymark.example or planner.local, with commas between them',
  },
  DAYMARK_TRUSTED_PROXIES: {
    unset: [],
    read: listOf(isAddressOrNetwork),
    expected: 'addresses or networks, like 192.168.1.2 or 10.0.0.0/8, with commas between them',
  },
  DAYMARK_LOG: {
    unset: 'warn',
    read: (text) => LOG_LEVELS.find((level) => level === text),
    expected: `one of ${LOG_LEVELS.join(', ')}`,
  },
};

/** Every setting that there is, in the order of `.env.example`. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS);

/**
 * Reads the settings from the environment; one that is missing or empty has its default.
 *
 * @throws {ConfigError} when a setting is unknown or malformed, or when other machines could reach a Daymark without password
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const read = <Name extends keyof Settings>(name: Name): Settings[Name] => {
    const { unset, read: readText } = SETTINGS[name];
    const text = env[name];
    const value = text ? readText(text) : unset;
    if (value === undefined) problems.push(malformed(name, text ?? ''));
    return value ?? unset;
  };
  const settings: Settings = {
    DAYMARK_HOST: read('DAYMARK_HOST'),
    DAYMARK_PORT: read('DAYMARK_PORT'),
    DAYMARK_DATABASE: read('DAYMARK_DATABASE'),
    DAYMARK_BACKUPS: read('DAYMARK_BACKUPS'),
    DAYMARK_PASSWORD_HASH: read('DAYMARK_PASSWORD_HASH'),
    DAYMARK_ALLOWED_HOSTS: read('DAYMARK_ALLOWED_HOSTS'),
    DAYMARK_TRUSTED_PROXIES: read('DAYMARK_TRUSTED_PROXIES'),
    DAYMARK_LOG: read('DAYMARK_LOG'),
  };
  problems.push(...unknownNames(env).map(unknownSetting));
  if (problems.length > 0) throw new ConfigError(problems);
  refuseOpenDoor(settings);
  return configOf(settings);
}

function unknownNames(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env).filter(
    (name) => name.startsWith(PREFIX) && env[name] && !SETTING_NAMES.includes(name),
  );
}

function configOf(settings: Settings): Config {
  return {
    host: settings.DAYMARK_HOST,
    port: settings.DAYMARK_PORT,
    databasePath: settings.DAYMARK_DATABASE,
    backupsFolder: settings.DAYMARK_BACKUPS,
    passwordHash: settings.DAYMARK_PASSWORD_HASH,
    allowedHosts: allowedHostsOf(settings),
    trustedProxies: settings.DAYMARK_TRUSTED_PROXIES,
    logLevel: settings.DAYMARK_LOG,
  };
}

function allowedHostsOf(settings: Settings): string[] {
  const named = [settings.DAYMARK_HOST, ...settings.DAYMARK_ALLOWED_HOSTS];
  // Of what is a host, only an IPv6 address has colons.
  const asInHeader = named.map((host) => (host.includes(':') ? `[${host}]` : host).toLowerCase());
  return [...new Set([...LOOPBACK_HOSTS, ...asInHeader])];
}

function refuseOpenDoor(settings: Settings): void {
  if (settings.DAYMARK_PASSWORD_HASH !== null || isLoopback(settings.DAYMARK_HOST)) return;
  throw new ConfigError([
    `DAYMARK_HOST is "${settings.DAYMARK_HOST}", which other machines can reach, and there is no password: run \`npm run password\` and add the line that it prints to the settings, as it stands, or leave DAYMARK_HOST out.`,
  ]);
}

/** Told by name first: what reads addresses is loaded only for others. */
const USUAL_LOOPBACKS: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

function isLoopback(host: string): boolean {
  return USUAL_LOOPBACKS.includes(host.toLowerCase()) || (host.startsWith('127.') && isIPv4(host));
}

function malformed(name: keyof Settings, text: string): string {
  // A password may have been put where its hash belongs, so what was found there is not repeated.
  const found = name === 'DAYMARK_PASSWORD_HASH' ? 'is not a password hash' : `is ${JSON.stringify(text)}`;
  return `${name} ${found}; it should be ${SETTINGS[name].expected}.`;
}

function unknownSetting(name: string): string {
  return `${name} is not a setting of Daymark: leave it out, or use the one that you mean of ${SETTING_NAMES.join(', ')}.`;
}

function textThat(fits: (text: string) => boolean): (text: string) => string | undefined {
  return (text) => (fits(text) ? text : undefined);
}

function listOf(isEntry: (entry: string) => boolean): (text: string) => string[] | undefined {
  return (text) => {
    const entries = text.split(',').map((entry) => entry.trim());
    return entries.every(isEntry) ? entries : undefined;
  };
}

function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535;
}

/** In `.env` no shell replaces them: taken as they are, they would begin an empty plan in a folder named "~". */
function isPath(text: string): boolean {
  return !/\0|^~|^\$/.test(text);
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
