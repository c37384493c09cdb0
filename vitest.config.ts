import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const FAULTS = 'tests/faults/**/*.test.ts';

/** Files and folders of what takes long begin first, so that no core waits for the other at the end. */
const LONG = [
  'browser/every/every-page.test.ts',
  'faults/kill.test.ts',
  'readme.test.ts',
  'browser/every',
  'server/cli/fresh-bundle.test.ts',
  'server/every/texts/long-texts.test.ts',
  'server/every/texts/payloads.test.ts',
  'server/lives',
  'server/security/guessing.test.ts',
  'db/data/bring-back.test.ts',
  'faults/backup/restore.test.ts',
  'faults/advice',
  'browser',
  'server/every',
  'server/process.test.ts',
];
const moved = LONG.filter((name) => !existsSync(join(import.meta.dirname, 'tests', name)));
if (moved.length > 0) throw new Error(`These tests would no longer begin first: ${moved}`);

class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONG.findIndex((name) => moduleId.includes(`/tests/${name}`));
      return place === -1 ? LONG.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

/** `--mode faults` runs what kills, starves and races a real Daymark, and only that. */
export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: mode === 'faults' ? [FAULTS] : ['tests/**/*.test.{ts,tsx}'],
    exclude: mode === 'faults' ? [] : [FAULTS],
    passWithNoTests: mode === 'faults',
    isolate: false,
    // One for each core: left to itself, vitest keeps one core for its own process, which has little to do. Faults mostly
    // wait, for processes and for the disk.
    maxWorkers: availableParallelism() * (mode === 'faults' ? 2 : 1),
    sequence: { sequencer: LongFilesFirst },
    // They only end what hangs: a busy machine may take its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
}));
