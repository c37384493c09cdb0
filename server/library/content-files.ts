import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { type ContentFormat, parseContent } from '../../plans/content/parse-content.ts';
import { formatProblem } from '../../plans/content/problem.ts';

/** Where content is, and where the build left what it read of it: reading YAML takes half of a start. */
export type ContentPlace = { folder: string; readByBuild: string };

/** A content file as it was read. */
export type ContentFile<Content> = { content: Content; text: string };

/**
 * Reads every file of a kind.
 *
 * @throws {Error} naming each problem of the first file that does not fit the format
 */
export function readContentFiles<Content>(
  { folder, readByBuild }: ContentPlace,
  format: ContentFormat<Content>,
): ContentFile<Content>[] {
  const known = readKnown(readByBuild);
  return listContentFiles(folder).map((file) => readContentFile(file, known, format));
}

/** Tells whether the build read every file as it stands, and so found that it fits its format. */
export function wasReadByBuild({ folder, readByBuild }: ContentPlace): boolean {
  const known = readFingerprints(fingerprintsFile(readByBuild));
  return listContentFiles(folder).every((file) => known.has(fingerprint(readFileSync(file, 'utf8'))));
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
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Those of the folder and of the folders in it, in the order of their own names: folders only keep them apart. */
function listContentFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort((one, other) => (basename(one) < basename(other) ? -1 : 1))
    .map((name) => join(folder, name));
}

const KnownContents = z.record(z.string(), z.unknown());

function readKnown(file: string): Record<string, unknown> {
  return existsSync(file) ? KnownContents.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

function readContentFile<Content>(
  file: string,
  known: Record<string, unknown>,
  format: ContentFormat<Content>,
): ContentFile<Content> {
  const text = readFileSync(file, 'utf8');
  // Held to the format again: what the build left may come from an earlier version.
  const remembered = format.schema.safeParse(known[fingerprint(text)]);
  if (remembered.success) return { content: remembered.data, text };

  const parsed = parseContent(text, format);
  if (parsed.ok) return { content: parsed.content, text };
  throw new Error(parsed.problems.map((problem) => formatProblem(file, problem)).join('\n'));
}
