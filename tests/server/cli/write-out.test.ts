import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';

/** More than a pipe takes before somebody reads it. */
const CHARACTERS = 1_000_000;
const SCRIPT = `
  const { writeOut } = await import(${JSON.stringify(join(projectRoot(), 'server/cli/write-out.ts'))});
  writeOut('é'.repeat(${CHARACTERS}));
  console.error('written');`;

/** Writes that much into what a shell makes of standard output. */
function writeInto(rest: string, before = '') {
  const command = `${before} "$NODE" --experimental-strip-types --no-warnings --input-type=module -e "$SCRIPT" ${rest}`;
  return spawnSync('bash', ['-c', `set -o pipefail; ${command}`], {
    encoding: 'utf8',
    env: { ...process.env, NODE: process.execPath, SCRIPT },
  });
}

it.each([
  { name: 'waits for one who reads slowly', before: '' },
  { name: 'leaves to the stream what a pipe that never waits does not take', before: neverWaiting() },
])('$name', ({ before }) => {
  const { status, stdout, stderr } = writeInto('| (sleep 0.5; wc -c)', before);
  expect([status, Number(stdout), stderr]).toEqual([0, 2 * CHARACTERS, 'written\n']);
});

it('ends quietly when whoever reads it has had enough', () => {
  expect(writeInto('| head -c 4')).toMatchObject({ status: 0, stdout: 'éé', stderr: '' });
});

/** Runs what follows with a standard output that answers EAGAIN when it is full. */
function neverWaiting(): string {
  return `perl -MFcntl -e 'fcntl(STDOUT, F_SETFL, O_NONBLOCK | O_WRONLY); exec @ARGV'`;
}
