import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, SETTING_NAMES } from '../../server/config.ts';

const HASH = `scrypt$32768$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}`;

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('have defaults that open Daymark to this machine only', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      databasePath: 'data/daymark.db',
      backupsFolder: null,
      passwordHash: null,
      allowedHosts: ['localhost', '127.0.0.1', '[::1]'],
      trustedProxies: [],
      logLevel: 'warn',
    });
  });

  it('are read from the environment', () => {
    const config = readConfig({
      DAYMARK_HOST: '192.168.1.5',
      DAYMARK_PORT: '0',
      DAYMARK_DATABASE: '/srv/daymark.db',
      DAYMARK_BACKUPS: '/mnt/backups',
      DAYMARK_PASSWORD_HASH: HASH,
      DAYMARK_ALLOWED_HOSTS: 'Daymark.example, fe80::1',
      DAYMARK_TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8, fd00::/8',
      DAYMARK_LOG: 'silent',
    });

    expect(config).toEqual({
      host: '192.168.1.5',
      port: 0,
      databasePath: '/srv/daymark.db',
      backupsFolder: '/mnt/backups',
      passwordHash: HASH,
      allowedHosts: ['localhost', '127.0.0.1', '[::1]', '192.168.1.5', 'daymark.example', '[fe80::1]'],
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
      logLevel: 'silent',
    });
  });

  it('that are empty have their defaults', () => {
    const empty = Object.fromEntries(SETTING_NAMES.map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('of other programs are none of our business', () => {
    expect(readConfig({ PORT: 'nonsense', HOME: '/root' })).toEqual(readConfig({}));
  });

  it.each([
    ['DAYMARK_HOST', 'http://127.0.0.1'],
    ['DAYMARK_HOST', 'localhost:3000'],
    ['DAYMARK_HOST', '127.0.0.300'],
    ['DAYMARK_PORT', '65536'],
    ['DAYMARK_PORT', '-1'],
    ['DAYMARK_PORT', '3e3'],
    ['DAYMARK_PORT', ' 3000'],
    ['DAYMARK_DATABASE', 'data/\0.db'],
    ['DAYMARK_DATABASE', '~/daymark.db'],
    ['DAYMARK_DATABASE', ':memory:'],
    ['DAYMARK_DATABASE', '$HOME/daymark.db'],
    ['DAYMARK_BACKUPS', 'back\0ups'],
    ['DAYMARK_BACKUPS', '~/backups'],
    ['DAYMARK_ALLOWED_HOSTS', '*.example'],
    ['DAYMARK_ALLOWED_HOSTS', 'a.example,,b.example'],
    ['DAYMARK_ALLOWED_HOSTS', 'a.example:3000'],
    ['DAYMARK_TRUSTED_PROXIES', 'true'],
    ['DAYMARK_TRUSTED_PROXIES', '1'],
    ['DAYMARK_TRUSTED_PROXIES', 'proxy.example'],
    ['DAYMARK_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['DAYMARK_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['DAYMARK_TRUSTED_PROXIES', '::/0'],
    ['DAYMARK_LOG', 'loud'],
  ])('%s=%j is refused with its name, what was found and what to write', (name, text) => {
    const problems = problemsOf({ [name]: text });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${name} is ${JSON.stringify(text)}; it should be `);
  });

  it('that do not exist are refused, with the names of those that do', () => {
    const [problem] = problemsOf({ DAYMARK_PROT: '3000' });

    expect(problem).toContain('DAYMARK_PROT is not a setting');
    for (const name of SETTING_NAMES) expect(problem).toContain(name);
  });

  it('are all checked before the start is refused', () => {
    const problems = problemsOf({ DAYMARK_PORT: 'x', DAYMARK_LOG: 'x', DAYMARK_COLOUR: 'x' });
    expect(problems).toHaveLength(3);
  });

  it('never repeat what was put in place of a password hash', () => {
    const problems = problemsOf({ DAYMARK_PASSWORD_HASH: 'correct horse battery staple' });

    expect(problems.join()).toContain('npm run password');
    expect(problems.join()).not.toContain('horse');
  });
});

describe('a host that other machines can reach', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'daymark.example', '127.example.org'])(
    'is refused without a password: %s',
    (host) => {
      expect(problemsOf({ DAYMARK_HOST: host }).join()).toContain('npm run password');
      expect(problemsOf({ DAYMARK_HOST: host, DAYMARK_PASSWORD_HASH: HASH })).toEqual([]);
    },
  );

  it.each(['127.0.0.1', '127.9.9.9', 'localhost', 'LOCALHOST', '::1'])(
    'is not this machine: %s needs none',
    (host) => {
      expect(problemsOf({ DAYMARK_HOST: host })).toEqual([]);
    },
  );
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

  it('names the settings that there are, in their order', () => {
    const named = [...example.matchAll(/^# (DAYMARK_[A-Z_]+)=/gm)].map(([, name]) => name);
    expect(named).toEqual(SETTING_NAMES);
  });

  it('shows the defaults', () => {
    const shown = Object.fromEntries(
      [...example.matchAll(/^# (DAYMARK_[A-Z_]+)=(.*)$/gm)].map(([, name, text]) => [name, text]),
    );
    expect(readConfig(shown)).toEqual(readConfig({}));
  });
});
