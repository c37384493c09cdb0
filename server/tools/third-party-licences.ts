import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

/** What a package is licensed under, and where the words of that stand, from the top folder. */
type Licence = { name: string; version: string; licence: string; texts: readonly string[] };

const TEXT_NAME = /^(licen[cs]e|copying|notice)/i;

/**
 * Every package that runs with Daymark, those that others need included, by name; what only work on Daymark needs is
 * not in it.
 *
 * @param root - the top folder, with the packages installed
 */
export function listLicences(root: string): Licence[] {
  const { packages } = LockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version, license }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      const texts = filesIn(join(root, path))
        .filter((file) => TEXT_NAME.test(file))
        .toSorted()
        .map((file) => `${path}/${file}`);
      return { name, version, licence: license ?? 'unknown', texts };
    })
    .toSorted((one, other) => compare(`${one.name} ${one.version}`, `${other.name} ${other.version}`));
}

/** None of a package for another kind of computer, which is not installed. */
function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** The same order on every machine, whatever its language. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The list as a page of Markdown. */
export function licencePage(licences: readonly Licence[]): string {
  const counts = [...Map.groupBy(licences, ({ licence }) => licence)]
    .map(([licence, { length }]) => ({ licence, length }))
    .toSorted((one, other) => other.length - one.length || compare(one.licence, other.licence))
    .map(({ licence, length }) => `${length} ${licence}`);
  return [
    '# Licences of others',
    '',
    `Daymark runs on ${licences.length} packages: ${counts.join(', ')}. \`npm ci\` installs them; the words of each licence stand in the file that is named. The typefaces are Source Serif 4, Source Sans 3, Source Code Pro, STIX Two Math and Noto, under the SIL Open Font License (OFL-1.1).`,
    '',
    'Written by `npm run licences`; do not edit.',
    '',
    '| package | version | licence | its words |',
    '|---|---|---|---|',
    ...licences.map(
      ({ name, version, licence, texts }) =>
        `| ${name} | ${version} | ${licence} | ${texts.map((text) => `\`${text}\``).join(', ') || 'named in its package.json only'} |`,
    ),
    '',
  ].join('\n');
}
