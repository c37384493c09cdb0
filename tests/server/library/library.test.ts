import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundlesFile, fingerprint, fingerprintsFile } from '../../../server/library/content-files.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { questionsFolder, roadmapsFolder } from '../../../server/paths.ts';

const BUILT_IN_FILE = 'research-scientist-100.yaml';

function givenFolder(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-library-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function givenRoadmaps(files: Record<string, string> = {}): string {
  const folder = givenFolder(files);
  copyFileSync(join(roadmapsFolder, BUILT_IN_FILE), join(folder, BUILT_IN_FILE));
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

const CATEGORY = `id: own
title: My own
about: What I ask myself.
questions:
  - id: why
    prompt: Why this road?
    form: explain
    seconds: 60
    probing: Whether I know.
    points: [First, Second, Third]
    pitfalls: [Not knowing]
    followUps: [And why now?]
    difficulty: 1
    phase: only
    tasks: [one]
    sources: [kumar-2025]
`;

function loadRoadmaps(folder: string, readByBuild = 'nowhere.json') {
  return loadLibrary({ roadmaps: { folder, readByBuild } });
}

function loadQuestions(files: Record<string, string>, readByBuild = 'nowhere.json') {
  return loadLibrary({ questions: { folder: givenFolder(files), readByBuild } });
}

function titleOfOwn(folder: string, readByBuild: string): string | undefined {
  return loadRoadmaps(folder, readByBuild).roadmaps.find(({ id }) => id === 'own')?.title;
}

describe('the library', () => {
  it('holds every roadmap file and knows the built-in one', () => {
    const library = loadRoadmaps(givenRoadmaps({ 'own.yaml': OWN_ROADMAP, 'notes.txt': 'not a roadmap' }));

    expect(library.roadmaps.map(({ id }) => id)).toEqual(['own', 'research-scientist-100']);
    expect(library.builtIn.title).toBe('Research scientist in a hundred days');
  });

  it('holds every file of questions, by name', () => {
    const other = CATEGORY.replace('id: own', 'id: other').replace('id: why', 'id: whither');
    const { categories } = loadQuestions({ 'own.yaml': CATEGORY, 'other.yaml': other, 'notes.txt': '?' });

    expect(categories.map(({ id }) => id)).toEqual(['other', 'own']);
    expect(categories.flatMap(({ questions }) => questions).map(({ id }) => id)).toEqual(['whither', 'why']);
  });
});

describe('what the build read of a roadmap', () => {
  it('is taken as long as the file has not changed', () => {
    const folder = givenRoadmaps({ 'own.yaml': OWN_ROADMAP });
    const own = loadRoadmaps(folder).roadmaps.find(({ id }) => id === 'own');
    const read = { ...own, title: 'As the build read it' };
    const readByBuild = join(folder, 'read.json');
    writeFileSync(readByBuild, JSON.stringify({ [fingerprint(OWN_ROADMAP)]: read }));

    expect(titleOfOwn(folder, readByBuild)).toBe('As the build read it');

    writeFileSync(join(folder, 'own.yaml'), OWN_ROADMAP.replace('My own', 'My own, edited'));

    expect(titleOfOwn(folder, readByBuild)).toBe('My own, edited');
  });

  it('is not taken when it does not fit the format', () => {
    const folder = givenRoadmaps({ 'own.yaml': OWN_ROADMAP });
    const readByBuild = join(folder, 'read.json');
    writeFileSync(
      readByBuild,
      JSON.stringify({ [fingerprint(OWN_ROADMAP)]: { id: 'own', name: 'Of an older format' } }),
    );

    expect(titleOfOwn(folder, readByBuild)).toBe('My own');
  });

  it('is not held to the format again where the same build made the code that reads it', () => {
    const folder = givenRoadmaps({ 'own.yaml': OWN_ROADMAP });
    const readByBuild = join(folder, 'read.json');
    const builtIn = readFileSync(join(folder, BUILT_IN_FILE), 'utf8');
    const left = { [fingerprint(OWN_ROADMAP)]: { id: 'own', title: 'Of this build', more: true } };
    writeFileSync(readByBuild, JSON.stringify(left));
    writeFileSync(fingerprintsFile(readByBuild), `${fingerprint(OWN_ROADMAP)}\n${fingerprint(builtIn)}`);

    writeFileSync(bundlesFile(readByBuild), '["serve-AAAAAAAA.cjs"]');
    expect(titleOfOwn(folder, readByBuild)).toBe('My own');

    writeFileSync(bundlesFile(readByBuild), '["content-files.ts"]');
    expect(titleOfOwn(folder, readByBuild)).toBe('Of this build');
  });

  it('stays what the start found, although a file is edited before it is first asked for', () => {
    const files = givenFolder({ 'own.yaml': CATEGORY });
    const readByBuild = join(files, 'read.json');
    const [category] = loadQuestions({ 'own.yaml': CATEGORY }).categories;
    writeFileSync(readByBuild, JSON.stringify({ [fingerprint(CATEGORY)]: category }));
    writeFileSync(fingerprintsFile(readByBuild), fingerprint(CATEGORY));

    const library = loadLibrary({ questions: { folder: files, readByBuild } });
    writeFileSync(join(files, 'own.yaml'), CATEGORY.replace('My own', 'My own, edited'));

    expect(library.categories[0]?.title).toBe('My own');
  });

  it('is taken of questions too, unless it is of an older format', () => {
    const folder = givenFolder();
    const readByBuild = join(folder, 'read.json');
    const [category] = loadQuestions({ 'own.yaml': CATEGORY }).categories;
    const titleOf = () => loadQuestions({ 'own.yaml': CATEGORY }, readByBuild).categories[0]?.title;

    writeFileSync(
      readByBuild,
      JSON.stringify({ [fingerprint(CATEGORY)]: { ...category, title: 'As read' } }),
    );
    expect(titleOf()).toBe('As read');

    writeFileSync(readByBuild, JSON.stringify({ [fingerprint(CATEGORY)]: { id: 'own', name: 'As read' } }));
    expect(titleOf()).toBe('My own');
  });

  it('is not read by a start that finds every fingerprint, and read when it is first asked for', () => {
    const readByBuild = join(givenFolder(), 'read.json');
    writeFileSync(readByBuild, 'not read');
    writeFileSync(fingerprintsFile(readByBuild), `${fingerprint('another')}\n${fingerprint(CATEGORY)}`);

    const library = loadQuestions({ 'own.yaml': CATEGORY }, readByBuild);
    expect(() => library.categories).toThrow(/not valid JSON/);

    const edited = CATEGORY.replace('id: why', 'id: whither');
    expect(() => loadQuestions({ 'own.yaml': edited }, readByBuild)).toThrow(/not valid JSON/);
  });

  it('is there after a build, for questions too, and says what the files say', () => {
    const { builtIn, categories } = loadLibrary();
    const read = loadLibrary({
      roadmaps: { folder: roadmapsFolder, readByBuild: 'nowhere.json' },
      questions: { folder: questionsFolder, readByBuild: 'nowhere.json' },
    });

    expect(builtIn).toEqual(read.builtIn);
    expect(categories).toEqual(read.categories);
  });
});

describe('the start is stopped by', () => {
  it('a roadmap that does not fit the format, with file, line and words', () => {
    const folder = givenRoadmaps({ 'own.yaml': OWN_ROADMAP.replace('weeks: 1', 'weeks: many') });

    expect(() => loadRoadmaps(folder)).toThrow(/own\.yaml:3: weeks: This should be a number, not a text/);
  });

  it('a question that does not fit the format, with file, line and words', () => {
    const files = { 'own.yaml': CATEGORY.replace('seconds: 60', 'seconds: long') };

    expect(() => loadQuestions(files)).toThrow(
      /own\.yaml:8: questions\[0\]\.seconds: Give whole seconds, like 120/,
    );
  });

  it('two roadmaps of one id', () => {
    const folder = givenRoadmaps({ 'a.yaml': OWN_ROADMAP, 'b.yaml': OWN_ROADMAP });

    expect(() => loadRoadmaps(folder)).toThrow('Two roadmaps');
  });

  it('two categories of one id', () => {
    const again = CATEGORY.replace('id: why', 'id: whither');

    expect(() => loadQuestions({ 'a.yaml': CATEGORY, 'b.yaml': again })).toThrow(
      /Two categories or .+ "own"/,
    );
  });

  it('two questions of one id, in whatever files they are', () => {
    const again = CATEGORY.replace('id: own', 'id: other');

    expect(() => loadQuestions({ 'a.yaml': CATEGORY, 'b.yaml': again })).toThrow(/two questions .+ "why"/);
  });

  it('a missing built-in roadmap', () => {
    const folder = givenFolder({ 'own.yaml': OWN_ROADMAP });

    expect(() => loadRoadmaps(folder)).toThrow('"research-scientist-100" is missing');
  });
});
