import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../db/file/project-root.ts';

const STEPS = ['ci', 'run types', 'run lint', 'run deadcode', 'run content:check', 'test', 'run test:faults'];

/** Notes how it was called; one command may fail, and the test runs print what vitest prints. */
const NPM = `#!/usr/bin/env bash
echo "$*" >> "$CALLS"
case "$*" in
  test) echo ' Test Files  2 passed (2)'; echo '      Tests  7 passed | 1 skipped (8)'; echo '      Tests  5 passed (5)' ;;
  'run test:faults') echo '      Tests  2 failed | 3 passed (5)' ;;
esac
[ "$*" != "$FAILING" ]
`;

/** Runs `.ci/run` with an npm that only says what it was asked. */
function runWith(failing: string): { code: number | null; calls: string[]; lastLine: string | undefined } {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-ci-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const calls = join(folder, 'calls');
  writeFileSync(join(folder, 'npm'), NPM);
  chmodSync(join(folder, 'npm'), 0o755);
  const { status, stdout } = spawnSync(join(projectRoot(), '.ci/run'), {
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, CALLS: calls, FAILING: failing },
    encoding: 'utf8',
  });
  return {
    code: status,
    calls: readFileSync(calls, 'utf8').trimEnd().split('\n'),
    lastLine: stdout.trimEnd().split('\n').at(-1),
  };
}

describe('.ci/run', () => {
  it('sets up, checks types, lint and dead code, runs both kinds of tests, and counts them in its last line', () => {
    expect(runWith('none of them')).toEqual({ code: 0, calls: STEPS, lastLine: '15 passed, 2 failed' });
  });

  it.each(STEPS)('fails with its last line when npm %s does', (step) => {
    const { code, calls, lastLine } = runWith(step);

    expect(code).toBe(1);
    expect(calls).toEqual(STEPS.slice(0, STEPS.indexOf(step) + 1));
    expect(lastLine).toMatch(/^\d+ passed, [1-9]\d* failed$/);
  });
});
