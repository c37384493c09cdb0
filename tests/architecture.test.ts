import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LAYERS = ['plans', 'views', 'db', 'server'] as const;
type Layer = (typeof LAYERS)[number];

/** Where each layer may reach; packages are named apart. */
const MAY_IMPORT: Record<Layer, readonly Layer[]> = {
  plans: ['plans'],
  views: ['views', 'plans'],
  db: ['db', 'plans'],
  server: ['server', 'views', 'db', 'plans'],
};

/** Packages of each layer; `node:` stands for all of Node's own. `server` may use any. */
const PACKAGES: Record<Exclude<Layer, 'server'>, RegExp> = {
  plans:
    /^(zod|yaml|markdown-it|htmlparser2|temml|ts-fsrs|fflate|saxes|csv-stringify\/sync|ical\.js|date-fns\/\w+|@date-fns\/tz)$/,
  views:
    /^(preact|preact\/hooks|preact-render-to-string|markdown-it|highlight\.js\/lib\/core|highlight\.js\/lib\/languages\/\w+|d3-scale|d3-shape)$/,
  db: /^(node:\w+|zod|drizzle-orm(\/[\w-]+)*|better-sqlite3|@streamparser\/json)$/,
};

/** Files where a process begins: nothing imports them. */
const ENTRIES = [
  'server/main.ts',
  'server/demo.ts',
  'server/daymark.ts',
  'server/background/worker.ts',
  'server/pdf/typst/typesetter.ts',
  'server/tools/build.ts',
  'server/tools/password.ts',
  'server/tools/roadmap-check.ts',
  'server/tools/content-check.ts',
  'server/tools/roadmap-schema.ts',
  'server/tools/report-schema.ts',
  'server/tools/licences.ts',
  'db/tools/generate-migration.ts',
];

/** The words of the domain: a folder directly under a layer is one of these, and means the same in each. */
const CONCEPTS =
  'task habit today week review plan roadmap replan calendar progress time practice mock readiness gate skill portfolio attachment reading report settings journal data access incoming'.split(
    ' ',
  );

/** Folders of one layer that belong to no one concept. */
const BESIDE_CONCEPTS: Record<Layer, readonly string[]> = {
  plans: ['content', 'mocks', 'questions', 'resources', 'roadmaps', 'schedule', 'text'],
  views: ['charts', 'parts'],
  db: ['file', 'migrations', 'schema', 'tools'],
  server: ['background', 'cli', 'demo', 'http', 'library', 'pdf', 'security', 'tools'],
};

type SourceFile = { path: string; layer: Layer; code: string; imports: string[] };

const files: SourceFile[] = LAYERS.flatMap((layer) =>
  readdirSync(join(ROOT, layer), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .map((path) => readSource(path, layer)),
);

function readSource(path: string, layer: Layer): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const imported = [...text.matchAll(/(?:\bfrom\s+|(?<![-/])\bimport\s*\(?\s*)'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return {
    path,
    layer,
    code: withoutComments(text),
    imports: imported.map((name) => resolveImport(path, name)),
  };
}

/** Paths from the root for our own files, the name as it is for packages. */
function resolveImport(path: string, name: string): string {
  return name.startsWith('.') ? join(dirname(path), name) : name;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

const isOwn = (name: string) => LAYERS.some((layer) => name.startsWith(`${layer}/`));
const layerOf = (name: string) => LAYERS.find((layer) => name.startsWith(`${layer}/`));

/** Each file that says something, as `path: what it says`. */
function sayings(pattern: RegExp, among: readonly SourceFile[] = files): string[] {
  return among.flatMap(({ path, code }) =>
    [...code.matchAll(pattern)].map((match) => `${path}: ${match[0]}`),
  );
}

describe('the reading of the source', () => {
  it('meets every layer, and imports of each shape', () => {
    for (const layer of LAYERS)
      expect(files.filter((file) => file.layer === layer).length).toBeGreaterThan(8);
    const importsOf = (path: string) => files.find((file) => file.path === path)?.imports;
    expect(importsOf('server/main.ts')).toEqual(
      expect.arrayContaining(['server/node-guard.ts', 'server/serve.ts']),
    );
    expect(importsOf('plans/day.ts')).toContain('date-fns/addDays');
    expect(importsOf('server/report/page.tsx')).toContain('views/report/report.tsx');
    expect(importsOf('server/report/formats.ts')).toContain('server/report/report-html.tsx');
    expect(files.flatMap(({ imports }) => imports).filter((name) => name.startsWith('..'))).toEqual([]);
  });
});

describe('a layer', () => {
  it.each(LAYERS)('reaches only where it may: %s', (layer) => {
    const reaching = files
      .filter((file) => file.layer === layer)
      .flatMap(({ path, imports }) => imports.filter(isOwn).map((name) => ({ path, name })))
      .filter(({ name }) => !MAY_IMPORT[layer].some((allowed) => layerOf(name) === allowed));
    expect(reaching).toEqual([]);
  });

  it.each(['plans', 'views', 'db'] as const)('uses only packages that belong to it: %s', (layer) => {
    const foreign = files
      .filter((file) => file.layer === layer)
      .flatMap(({ path, imports }) => imports.filter((name) => !isOwn(name)).map((name) => ({ path, name })))
      .filter(({ name }) => !PACKAGES[layer].test(name));
    expect(foreign).toEqual([]);
  });

  it('imports no tests, and nothing from outside of the four', () => {
    const strays = files.flatMap(({ path, imports }) =>
      imports.filter((name) => /^(tests|static|dist|data)\//.test(name)).map((name) => `${path}: ${name}`),
    );
    expect(strays).toEqual([]);
  });
});

describe('a folder', () => {
  const foldersOf = (layer: string) =>
    readdirSync(join(ROOT, layer), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();

  it.each(LAYERS)('is a concept that a newcomer knows by its word, or one of the few beside: %s', (layer) => {
    const known = new Set([...CONCEPTS, ...BESIDE_CONCEPTS[layer]]);
    expect(foldersOf(layer).filter((name) => !known.has(name))).toEqual([]);
    expect(BESIDE_CONCEPTS[layer].filter((name) => !foldersOf(layer).includes(name))).toEqual([]);
  });

  it.each(LAYERS)('stands in the tree that the README shows: %s', (layer) => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const shown = new RegExp(`^${layer}/ +((?:.+\\n)(?: {4,}.+\\n)*)`, 'm').exec(readme)?.[1] ?? '';
    const names = shown.split(/[\s·]+/).filter((name) => name !== '');
    expect(names.sort()).toEqual(foldersOf(layer));
  });

  it('holds the tests of a concept where the concept is', () => {
    const lost = LAYERS.flatMap((layer) => {
      const own = new Set([...foldersOf(layer), 'every', 'lives', 'advice']);
      return foldersOf(`tests/${layer}`)
        .filter((name) => !own.has(name))
        .map((name) => `tests/${layer}/${name}`);
    });
    expect(lost).toEqual([]);
  });
});

describe('each thing has one home', () => {
  const outside = (...paths: readonly string[]) =>
    files.filter(({ path }) => !paths.some((home) => path.startsWith(home)));

  it('arithmetic of days: plans/day.ts', () => {
    const using = outside('plans/day.ts').filter(({ imports }) =>
      imports.some((name) => name.includes('date-fns')),
    );
    expect(using.map(({ path }) => path)).toEqual([]);
  });

  it('sums: plans/sum.ts', () => {
    const adding = /\.reduce\(\s*\((\w+), [^=]*=>\s*\1 \+|\bfunction sum(Of|Minutes)?\b|\bconst sum = \(/g;
    expect(sayings(adding, outside('plans/sum.ts'))).toEqual([]);
    expect(sayings(adding)).toHaveLength(3);
  });

  it('SQL: db/', () => {
    const elsewhere = outside('db/');
    expect(sayings(/\.(prepare|exec|pragma)\(\s*[`'"]|\bsql`|drizzle/g, elsewhere)).toEqual([]);
    expect(
      sayings(/[`'"]\s*(select|insert into|update|delete from|create table|pragma)\s/gi, elsewhere),
    ).toEqual([]);
  });

  it('the environment: server/main.ts and the other beginnings, which hand it on', () => {
    const readers = files
      .filter(({ code }) => /process\.env|import\.meta\.env/.test(code))
      .map(({ path }) => path);
    expect(readers.filter((path) => !ENTRIES.includes(path))).toEqual([]);
    expect(readers).toContain('server/main.ts');
  });

  it('the system clock: server/clock.ts', () => {
    const readings = /\bnew Date\(\s*\)|\bDate\.now\(|\bDate\(\)|performance\.now\(|process\.hrtime/g;
    expect(sayings(readings, outside('server/clock.ts'))).toEqual([]);
    expect(sayings(readings)).toEqual(['server/clock.ts: new Date()', 'server/clock.ts: performance.now(']);
  });

  it('chance: nowhere in plans/, views/ and db/', () => {
    expect(sayings(/Math\.random|randomUUID|randomBytes/g, outside('server/'))).toEqual([]);
  });

  it('the headers of htmx: what answers', () => {
    const readers = sayings(/headers\[?\.?['"]?hx-/gi).map((saying) => saying.split(':')[0]);
    expect(readers).toEqual(['server/http/respond.tsx']);
  });

  it('HTML that is not escaped: views/parts/markdown.tsx', () => {
    const writers = sayings(/dangerouslySetInnerHTML/g).map((saying) => saying.split(':')[0]);
    expect([...new Set(writers)]).toEqual(['views/parts/markdown.tsx']);
  });

  it('listening: server/listen.ts', () => {
    expect(sayings(/\.listen\(/g).map((saying) => saying.split(':')[0])).toEqual(['server/listen.ts']);
  });
});

describe('every file', () => {
  it('is reached from where a process begins', () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const reached = new Set<string>(ENTRIES.filter((path) => byPath.has(path)));
    for (const path of reached)
      for (const name of byPath.get(path)?.imports ?? []) if (isOwn(name)) reached.add(name);

    expect(files.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  it('names a file that is there in each of its imports', () => {
    const paths = new Set(files.map(({ path }) => path));
    const lost = files.flatMap(({ path, imports }) =>
      imports.filter((name) => isOwn(name) && !paths.has(name)).map((name) => `${path}: ${name}`),
    );
    expect(lost).toEqual([]);
  });

  it('exports by name, and no folder hides its files behind an index', () => {
    expect(sayings(/^export default\b/gm)).toEqual([]);
    expect(files.map(({ path }) => path).filter((path) => /\/index\.tsx?$/.test(path))).toEqual([]);
    expect(sayings(/^export \* from/gm)).toEqual([]);
  });
});

it('zod is imported whole, since a bundler can only then leave out what is not used, such as its translations', () => {
  expect(sayings(/import \{ z \} from/g)).toEqual([]);
});
