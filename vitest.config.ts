import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const FAULTS = 'tests/faults/**/*.test.ts';

/** Files that take long begin first, so that no core waits for the other at the end. */
const LONG = [
  'browser/every-page',
  'server/every/payloads',
  'server/lives/',
  'browser/',
  'readme',
  'server/process',
  'db/data/',
];

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
    // One for each core: left to itself, vitest keeps one core for its own process, which has little to do.
    maxWorkers: '100%',
    sequence: { sequencer: LongFilesFirst },
    // They only end what hangs: a busy machine may take its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
}));
