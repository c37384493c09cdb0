import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';
import { nodeProblem } from '../../../server/node-guard.ts';
import {
  hashPassword,
  isPasswordHash,
  SHORTEST_PASSWORD,
  verifyPassword,
} from '../../../server/security/password.ts';

const PASSWORD = 'a lighthouse by day';
const ROOT = projectRoot();

describe('password', () => {
  it('is recognised by its hash, and no other is', async () => {
    const hash = await hashPassword(PASSWORD);

    expect(await verifyPassword(PASSWORD, hash)).toBe(true);
    expect(await verifyPassword(`${PASSWORD} `, hash)).toBe(false);
    expect(await verifyPassword(PASSWORD.toUpperCase(), hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
  });

  it('is hashed with a new salt each time and never stored itself', async () => {
    const [first, second] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);

    expect(first).not.toBe(second);
    expect(first).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toContain('lighthouse');
  });

  it('is the same however a keyboard composes its accents', async () => {
    const hash = await hashPassword('caf\u00e9 by the sea');
    expect(await verifyPassword('cafe\u0301 by the sea', hash)).toBe(true);
  });

  it('whose hash was changed by one character does not match', async () => {
    const hash = await hashPassword(PASSWORD);
    const middle = hash.length - 20;
    const changed = hash.slice(0, middle) + (hash[middle] === 'A' ? 'B' : 'A') + hash.slice(middle + 1);

    expect(await verifyPassword(PASSWORD, changed)).toBe(false);
  });

  it.each([
    { name: 'a plain password', text: PASSWORD },
    { name: 'another scheme', text: `bcrypt$32768$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}` },
    { name: 'too low a cost', text: `scrypt$1024$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}` },
    { name: 'a cost that is no power of two', text: `scrypt$32769$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}` },
    {
      name: 'a cost that would stop the server',
      text: `scrypt$2097152$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}`,
    },
    { name: 'a hash cut short', text: `scrypt$32768$8$1$${'s'.repeat(22)}$${'h'.repeat(42)}` },
    { name: 'a hash with its dollars eaten by a shell', text: 'scrypt' },
  ])('is never looked for in $name', async ({ text }) => {
    expect(isPasswordHash(text)).toBe(false);
    await expect(verifyPassword(PASSWORD, text)).rejects.toThrow(RangeError);
  });
});

describe('npm run password', () => {
  it('prints the setting, ready for an .env file, and repeats the password nowhere', async () => {
    const { code, stdout, stderr } = await runPasswordTool(`${PASSWORD}\n`);

    const hash = /^DAYMARK_PASSWORD_HASH='(.+)'\n$/.exec(stdout)?.[1] ?? '';
    expect(code).toBe(0);
    expect(await verifyPassword(PASSWORD, hash)).toBe(true);
    expect(stdout + stderr).not.toContain(PASSWORD);
  });

  it.each(['', '\n', `${'x'.repeat(SHORTEST_PASSWORD - 1)}\n`])('refuses %j', async (input) => {
    const { code, stdout, stderr } = await runPasswordTool(input);

    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`at least ${SHORTEST_PASSWORD} characters`);
  });
});

describe('Node', () => {
  it.each(['20.20.2', '22.12.9', '18.0.0', '9.0.0'])('%s is too old, and is told so', (version) => {
    expect(nodeProblem(version)).toContain(`this is Node ${version}`);
  });

  it.each(['22.13.0', '22.20.1', '24.0.0', '30.1.0'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });
});

function runPasswordTool(input: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['dist/password.js'], { cwd: ROOT });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}
