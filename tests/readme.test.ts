import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { closeDatabase, openDatabase } from '../db/file/open.ts';
import { projectRoot } from '../db/file/project-root.ts';
import { KindSchema, problemOfKinds } from '../plans/portfolio/kind.ts';
import { listQuestions } from '../plans/practice/bank/question-bank.ts';
import { parseRoadmap } from '../plans/roadmap/parse-roadmap.ts';
import { loadLibrary } from '../server/library/library.ts';

const root = projectRoot();
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

/** Every npm command that the README tells somebody to type, in code blocks and in tables. */
const commands = [...new Set(readme.match(/npm (?:run [a-z:]+|start|test|ci)/g))];

/** Those that end by themselves, soon and without a question, are run as written. */
const QUICK = ['npm run roadmap:check plans/roadmaps/research-scientist-100.yaml', 'npm run roadmap:schema'];
/** Those that serve until they are stopped. */
const SERVING = ['npm start', 'npm run demo', 'npm run dev'];

/** What the commands need of a clone that has its packages. */
const SOURCES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'server',
  'views',
  'db',
  'plans',
  'static',
];

describe('CONTRIBUTING.md', () => {
  const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

  it('names only commands and files that exist', () => {
    const named = [...guide.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '');
    const links = [...guide.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target ?? '');
    const paths = [...guide.matchAll(/`((?:plans|db|views|server|static|tests)\/[\w./-]*)`/g)].map(
      ([, path]) => path ?? '',
    );

    expect([named.length, links.length, paths.length].every((count) => count > 2)).toBe(true);
    for (const name of named) expect(scripts, name).toHaveProperty([name]);
    for (const path of [...links, ...paths]) expect(existsSync(join(root, path)), path).toBe(true);
  });

  it('is one page', () => {
    expect(guide.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });
});

describe('the README', () => {
  /** A clone to follow the README in: commands that build would take `dist` away from tests beside them. */
  let clone: string;
  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'daymark-clone-'));
    for (const name of SOURCES) cpSync(join(root, name), join(clone, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  it('names only commands that exist', () => {
    const names = commands
      .filter((command) => command !== 'npm ci')
      .map((command) => command.replace(/npm (run )?/, ''));

    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(scripts, name).toHaveProperty([name]);
  });

  it('is what CI runs', () => {
    const ci = readFileSync(join(root, '.ci/run'), 'utf8');

    expect(readme).toContain('npm ci && npm test');
    expect(ci).toMatch(/npm ci && .*npm test/);
  });

  it.each(QUICK)('can be followed: %s', (command) => {
    expect(readme).toContain(command);

    const { status, stdout, stderr } = spawnSync(command, { cwd: clone, shell: true, encoding: 'utf8' });

    expect(status, stdout + stderr).toBe(0);
  });

  it.each(SERVING)('can be followed until a page answers: %s', async (command) => {
    expect(readme).toContain(command);
    const env = { ...process.env, DAYMARK_PORT: '0' };
    const child = spawn(command, { cwd: clone, shell: true, env, detached: true });

    try {
      const address = await readAddress(child);
      const response = await fetch(address);

      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Daymark');
    } finally {
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
      await new Promise((resolve) => child.once('close', resolve));
    }
  });

  it('can be followed after a loss: the backup comes back, and doctor has nothing against it but where it lies', () => {
    const [command = ''] = /npm run -s daymark -- restore \S+/.exec(readme) ?? [];
    const backup = join(clone, 'a backup.db');
    closeDatabase(openDatabase(backup));
    const env = { ...process.env, DAYMARK_DATABASE: join(clone, 'new/daymark.db') };
    const run = (typed: string) => spawnSync(typed, { cwd: clone, shell: true, encoding: 'utf8', env });

    const restored = run(command.replace('/path/to/backup.db', "'a backup.db'"));
    const examined = run('npm run -s daymark -- doctor');

    expect(restored.status, restored.stderr).toBe(0);
    expect(restored.stdout).toContain('is now the database');
    expect(readme).toContain('npm run -s daymark -- doctor');
    expect(examined.stdout.match(/^✗ .*$/gm)).toEqual(['✗ Backups: There is none that is sound.']);
  });

  it('shows a roadmap that fits the format', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

    expect(parseRoadmap(example)).toMatchObject({ ok: true });
  });

  it('shows a kind of pieces that fits the format, beside those that there are, and asks what the bank asks', () => {
    const example = /```yaml kind\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const { kinds, categories } = loadLibrary();

    const kind = KindSchema.parse(parse(example));

    expect(problemOfKinds([...kinds, kind])).toBeNull();
    const asked = new Set(listQuestions(categories).map(({ question }) => question.id));
    expect(kind.parts.flatMap(({ questions }) => questions).filter((id) => !asked.has(id))).toEqual([]);
  });

  it('shows each folder of each layer, the concepts by the same words in the same order', () => {
    const tree = /```\n(plans\/ [\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const layers = tree.split(/^(?=\w+\/)/m).map((shown) => {
      const [layer = '', words = ''] = shown.split('/');
      const [concepts = [], others = []] = words.split('·').map((part) => part.trim().split(/\s+/));
      return { layer, concepts, others };
    });
    const longest = layers.map(({ concepts }) => concepts).toSorted((a, b) => b.length - a.length)[0] ?? [];

    expect(layers.map(({ layer }) => layer)).toEqual(['plans', 'db', 'views', 'server']);
    for (const { layer, concepts, others } of layers) {
      expect([...concepts, ...others].sort(), layer).toEqual(listFolders(layer));
      expect(concepts, layer).toEqual(longest.filter((concept) => concepts.includes(concept)));
    }
  });

  it('links and shows only files that are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => target ?? '');

    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(existsSync(join(root, target)), target).toBe(true);
  });
});

function listFolders(layer: string): string[] {
  return readdirSync(join(root, layer), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function readAddress(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /Daymark is at (http:\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', (code) => reject(new Error(`It stopped with ${code}:\n${output}`)));
  });
}
