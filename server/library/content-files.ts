import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { type ContentFormat, parseContent } from '../../plans/content/parse-content.ts';
import { formatProblem } from '../../plans/content/problem.ts';

/** Where content is, and where the build left what it read of it: reading YAML takes half of a start. */
export type ContentPlace = {
  folder: string;
  readByBuild: string;
  /** Of each file as the start found it, if the build read them all. */
  fingerprints?: ReadonlyMap<string, string> | null;
};

/** A content file as it was read. */
export type ContentFile<Content> = { content: Content; readonly text: string };

/**
 * Reads every file of a kind.
 *
 * @throws {Error} naming each problem of the first file that does not fit the format
 */
export function readContentFiles<Content>(
  { folder, readByBuild, fingerprints }: ContentPlace,
  format: ContentFormat<Content>,
): ContentFile<Content>[] {
  const known = readKnown(readByBuild);
  return listContentFiles(folder).map((file) =>
    readContentFile(file, fingerprints?.get(file) ?? fingerprint(readFileSync(file)), known, format),
  );
}

/** The fingerprint of each file if the build read every one as it stands, and so found that it fits its format. */
export function findReadByBuild({ folder, readByBuild }: ContentPlace): ReadonlyMap<string, string> | null {
  const known = readFingerprints(fingerprintsFile(readByBuild));
  const found = listContentFiles(folder).map((file) => [file, fingerprint(readFileSync(file))] as const);
  return found.every(([, print]) => known.has(print)) ? new Map(found) : null;
}

/** Where the fingerprints stand alone: a start looks for them, and need not read the contents to find them. */
export function fingerprintsFile(readByBuild: string): string {
  return readByBuild.replace(/\.json$/, '.fingerprints');
}

function readFingerprints(file: string): ReadonlySet<string> {
  return new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);
}

/** What the build leaves for the next start. Files that do not fit are left out here, and refused in words by the start. */
export function readForBuild<Content>(
  folder: string,
  format: ContentFormat<Content>,
): Record<string, Content> {
  const read = listContentFiles(folder).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const parsed = parseContent(text, format);
    return parsed.ok ? [[fingerprint(text), parsed.content] as const] : [];
  });
  return Object.fromEntries(read);
}

/** By this a file is known again that has not changed since the build read it. */
export function fingerprint(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Those of the folder and of the folders in it, in the order of their own names: folders only keep them apart. */
function listContentFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort((one, other) => (basename(one) < basename(other) ? -1 : 1))
    .map((name) => join(folder, name));
}

/** Beside what the build read: the bundles it made, each named after its content. */
export function bundlesFile(readByBuild: string): string {
  return join(dirname(readByBuild), 'bundles.json');
}

const KnownContents = z.record(z.string(), z.unknown());
const BundleNames = z.array(z.string());

type Known = {
  contents: Record<string, unknown>;
  /** The build made this very code as well, and so held them to the formats that it has. */
  fit: boolean;
};

function readKnown(readByBuild: string): Known {
  // The contents first: where another build takes the place of this one in between, they are held to the format again.
  const contents = readJson(readByBuild, KnownContents, {});
  const bundles = readJson(bundlesFile(readByBuild), BundleNames, []);
  return { contents, fit: bundles.includes(basename(import.meta.filename)) };
}

function readJson<Value>(file: string, format: z.ZodType<Value>, missing: Value): Value {
  return existsSync(file) ? format.parse(JSON.parse(readFileSync(file, 'utf8'))) : missing;
}

function readContentFile<Content>(
  file: string,
  print: string,
  known: Known,
  format: ContentFormat<Content>,
): ContentFile<Content> {
  const readText = () => readFileSync(file, 'utf8');
  return {
    content: remember(known, print, format) ?? parse(file, readText(), format),
    // Of most files it is not asked for.
    get text() {
      return readText();
    },
  };
}

/** To hold what was read to its format takes longer than to read it, and twice the memory. */
function remember<Content>(
  { contents, fit }: Known,
  print: string,
  { schema }: ContentFormat<Content>,
): Content | null {
  const content = contents[print];
  if (content === undefined) return null;
  return fit ? (content as Content) : (schema.safeParse(content).data ?? null);
}

function parse<Content>(file: string, text: string, format: ContentFormat<Content>): Content {
  const parsed = parseContent(text, format);
  if (parsed.ok) return parsed.content;
  throw new Error(parsed.problems.map((problem) => formatProblem(file, problem)).join('\n'));
}
