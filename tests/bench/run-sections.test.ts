import { describe, expect, it } from 'vitest';
import { NoBrowserError } from '../support/browser/chromium.ts';
import type { Figure } from './figures.ts';
import { runSections, type Sections } from './run-sections.ts';

function figure(what: string, isMet = true): Figure {
  return { what, ours: '1 ms', reference: '2 ms', ratio: '0.5', target: '<= 1', isMet };
}

/** Everything that was printed, in order; `began` stands where a section began. */
async function run(sections: Sections) {
  const printed: string[] = [];
  const began: Sections = Object.fromEntries(
    Object.entries(sections).map(([name, measure]) => [
      name,
      () => {
        printed.push(`began ${name}`);
        return measure();
      },
    ]),
  );
  const code = await runSections(began, {
    row: (line) => printed.push(line),
    remark: (words) => printed.push(words),
  });
  const at = (words: string) => printed.findIndex((line) => line.includes(words));
  return { code, printed, at };
}

describe('npm run bench', () => {
  it('prints each row before the next section begins, under one heading', async () => {
    const { code, printed, at } = await run({
      first: async () => [figure('a page'), figure('a change')],
      second: async () => [figure('a start')],
    });

    expect(code).toBe(0);
    expect(at('verdict')).toBe(0);
    expect(at('a page')).toBeGreaterThan(at('began first'));
    expect(at('a change')).toBeLessThan(at('began second'));
    expect(at('a start')).toBeGreaterThan(at('began second'));
    const rows = printed.filter((line) => line.startsWith('|'));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it('goes on without a browser, and says what it left out', async () => {
    const { code, printed, at } = await run({
      clicks: () => Promise.reject(new NoBrowserError('No Chromium was found')),
      start: async () => [figure('a start')],
    });

    expect(code).toBe(0);
    expect(at('a start')).toBeGreaterThan(0);
    expect(printed.at(-1)).toBe('Left out: clicks (No Chromium was found).');
  });

  it('tells a section that breaks, measures the others, and fails', async () => {
    const { code, printed, at } = await run({
      pages: () => Promise.reject(new Error('The page is gone')),
      start: async () => [figure('a start')],
    });

    expect(code).toBe(1);
    expect(at('pages: Error: The page is gone')).toBeGreaterThan(0);
    expect(at('a start')).toBeGreaterThan(0);
    expect(printed.at(-1)).toBe('Broke: pages.');
  });

  it('fails when a target is missed', async () => {
    const { code, at } = await run({ start: async () => [figure('a start', false)] });

    expect(code).toBe(1);
    expect(at('MISSED')).toBeGreaterThan(0);
  });
});
