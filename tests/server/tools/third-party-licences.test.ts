import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';
import { licencePage, listLicences } from '../../../server/tools/third-party-licences.ts';

const root = projectRoot();
const licences = listLicences(root);

/** Each lets anybody use, change and hand on what it covers, for money too. */
const FREE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-0-Clause',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  // What is changed of it stays open; nothing is.
  'MPL-2.0',
  'MIT',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Zlib',
];

describe('the licences of the packages that Daymark runs on', () => {
  it('stand in LICENSE-THIRD-PARTY.md as they are', () => {
    // After a change of the packages: npm run licences
    expect(readFileSync(join(root, 'LICENSE-THIRD-PARTY.md'), 'utf8')).toBe(licencePage(licences));
  });

  it('are those of every dependency, and of the typefaces', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const listed = licences.map(({ name, version }) => [name, version]);
    expect(listed).toEqual(expect.arrayContaining(Object.entries(dependencies)));
    expect(licences.map(({ name }) => name)).toContain('harfbuzzjs');
    expect(licences.map(({ name }) => name)).not.toContain('vitest');
    const fonts = licences.filter(({ licence }) => licence.includes('OFL-1.1'));
    expect(fonts.map(({ name }) => name)).toEqual([
      '@expo-google-fonts/source-code-pro',
      '@expo-google-fonts/source-serif-4',
      ...Object.keys(dependencies).filter((name) => name.startsWith('@fontsource')),
    ]);
  });

  it('forbid no use', () => {
    const others = licences.filter(
      ({ licence }) =>
        !licence
          .replace(/[()]/g, '')
          .split(' AND ')
          .every((part) => FREE.includes(part)),
    );
    expect(others).toEqual([]);
  });
});
