import { defineConfig } from 'vitest/config';

const FAULTS = 'tests/faults/**/*.test.ts';

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
    // They only end what hangs: a busy machine may take its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
}));
