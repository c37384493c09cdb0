import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepEarlier } from '../../../server/tools/keep-earlier.ts';

/** Builds as folders with files in them, one for each list of names. */
function givenBuilds(...builds: readonly (readonly string[])[]): string[] {
  const root = mkdtempSync(join(tmpdir(), 'daymark-builds-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return builds.map((names, index) => {
    const folder = join(root, String(index));
    mkdirSync(join(folder, 'static'), { recursive: true });
    for (const name of names) writeFileSync(join(folder, name), `${name} of ${index}`);
    return folder;
  });
}

const filesOf = (folder = '') =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'earlier.json')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('a build after another', () => {
  it('keeps the files of the one before that are named after their content, and only those', () => {
    const [earlier = '', later = ''] = givenBuilds(
      ['main.js', 'report-AAAAAAAA.cjs', 'static/app-AAAAAAAA.css', 'static/app-BBBBBBBB.js'],
      ['main.js', 'report-CCCCCCCC.cjs', 'static/app-BBBBBBBB.js'],
    );

    keepEarlier(earlier, later);

    expect(filesOf(later)).toEqual([
      'main.js',
      'report-AAAAAAAA.cjs',
      'report-CCCCCCCC.cjs',
      'static/app-AAAAAAAA.css',
      'static/app-BBBBBBBB.js',
    ]);
    expect(readFileSync(join(later, 'main.js'), 'utf8')).toBe('main.js of 1');
    expect(readFileSync(join(later, 'static/app-BBBBBBBB.js'), 'utf8')).toContain('of 1');
  });

  it('lets go of what the one before had kept', () => {
    const [first = '', second = '', third = ''] = givenBuilds(['a-AAAAAAAA.cjs'], ['a-BBBBBBBB.cjs'], []);
    keepEarlier(first, second);
    keepEarlier(second, third);
    expect(filesOf(third)).toEqual(['a-BBBBBBBB.cjs']);
  });

  it('has nothing to keep where there was none', () => {
    const [only = ''] = givenBuilds(['a-AAAAAAAA.cjs']);
    keepEarlier(join(only, 'missing'), only);
    expect(filesOf(only)).toEqual(['a-AAAAAAAA.cjs']);
  });
});
