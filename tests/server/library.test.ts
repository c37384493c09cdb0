import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fingerprint, loadLibrary } from '../../server/library.ts';
import { roadmapsFolder } from '../../server/paths.ts';

const BUILT_IN_FILE = 'research-scientist-100.yaml';

function givenFolder(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-library-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  copyFileSync(join(roadmapsFolder, BUILT_IN_FILE), join(folder, BUILT_IN_FILE));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const OWN_ROADMAP = `id: own
title: My own
weeks: 1
phases:
  - id: only
    title: Only phase
    weeks: [1, 1]
    goal: Something
    outcome: You can do it
    tasks: [{ id: one, kind: study, title: One thing, minutes: 30 }]
`;

function titleOfOwn(folder: string, readByBuild: string): string | undefined {
  return loadLibrary(folder, readByBuild).roadmaps.find(({ id }) => id === 'own')?.title;
}

it('the library holds every roadmap file and knows the built-in one', () => {
  const library = loadLibrary(givenFolder({ 'own.yaml': OWN_ROADMAP, 'notes.txt': 'not a roadmap' }));

  expect(library.roadmaps.map(({ id }) => id)).toEqual(['own', 'research-scientist-100']);
  expect(library.builtIn.title).toBe('Research scientist in a hundred days');
});

describe('what the build read of a roadmap', () => {
  it('is taken as long as the file has not changed', () => {
    const folder = givenFolder({ 'own.yaml': OWN_ROADMAP });
    const own = loadLibrary(folder, 'nowhere.json').roadmaps.find(({ id }) => id === 'own');
    const read = { ...own, title: 'As the build read it' };
    const readByBuild = join(folder, 'read.json');
    writeFileSync(readByBuild, JSON.stringify({ [fingerprint(OWN_ROADMAP)]: read }));

    expect(titleOfOwn(folder, readByBuild)).toBe('As the build read it');

    writeFileSync(join(folder, 'own.yaml'), OWN_ROADMAP.replace('My own', 'My own, edited'));

    expect(titleOfOwn(folder, readByBuild)).toBe('My own, edited');
  });

  it('is not taken when it does not fit the format', () => {
    const folder = givenFolder({ 'own.yaml': OWN_ROADMAP });
    const readByBuild = join(folder, 'read.json');
    writeFileSync(
      readByBuild,
      JSON.stringify({ [fingerprint(OWN_ROADMAP)]: { id: 'own', name: 'Of an older format' } }),
    );

    expect(titleOfOwn(folder, readByBuild)).toBe('My own');
  });

  it('is there after a build, and says what the file says', () => {
    expect(loadLibrary().builtIn).toEqual(loadLibrary(roadmapsFolder, 'nowhere.json').builtIn);
  });
});

it('a file that does not fit the format stops the start, with file, line and words', () => {
  const folder = givenFolder({ 'own.yaml': OWN_ROADMAP.replace('weeks: 1', 'weeks: many') });

  expect(() => loadLibrary(folder)).toThrow(/own\.yaml:3: weeks: This should be a number, not a text/);
});

it('two roadmaps of one id stop the start', () => {
  const folder = givenFolder({ 'a.yaml': OWN_ROADMAP, 'b.yaml': OWN_ROADMAP });

  expect(() => loadLibrary(folder)).toThrow('the id "own"');
});

it('a missing built-in roadmap stops the start', () => {
  const folder = givenFolder({ 'own.yaml': OWN_ROADMAP });
  rmSync(join(folder, BUILT_IN_FILE));

  expect(() => loadLibrary(folder)).toThrow('"research-scientist-100" is missing');
});
