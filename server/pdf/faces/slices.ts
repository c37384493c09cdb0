import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { upperFirst } from '../../../plans/words.ts';
import { packagesFolder } from '../../paths.ts';
import type { KnownFace } from './known-faces.ts';
import { codePointsOf, renamed } from './sfnt.ts';

/** A file of a typeface, with some of its letters. */
export type Slice = {
  file: string;
  face: KnownFace;
  ranges: readonly (readonly [from: number, to: number])[];
};

/** As a font: of the letters that are used alone. */
export type CutFont = { font: Uint8Array; codePoints: ReadonlySet<number> };

type SubsetFont = (
  font: Uint8Array,
  text: string,
  options: { targetFormat: 'truetype'; variationAxes?: Record<string, number> },
) => Promise<Uint8Array>;

const EVERYTHING = [[0, 0x10ffff]] as const;
const WEIGHTS = { regular: 400, bold: 600 } as const;
export type Weight = keyof typeof WEIGHTS;
const CALLED: Record<Weight, string> = { regular: 'Regular', bold: 'SemiBold' };

const packages = createRequire(join(packagesFolder, 'daymark.cjs'));
let subsetFont: SubsetFont | undefined;

/** The files of a typeface, and what each is for. */
export function slicesOf(face: KnownFace): Slice[] {
  const folder = join(packagesFolder, face.isVariable ? '@fontsource-variable' : '@fontsource', face.name);
  const listed: Record<string, string> = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
  return Object.entries(listed).map(([key, ranges]) => ({
    file: join(folder, 'files', `${face.name}-${key.replace(/[[\]]/g, '')}-${endOf(face)}.woff2`),
    face,
    ranges: face.isWhole ? EVERYTHING : rangesOf(ranges),
  }));
}

/** Whether a slice is for all of these code points. */
export function isFor({ ranges }: Slice, codePoints: readonly number[]): boolean {
  return codePoints.every((code) => ranges.some(([from, to]) => from <= code && code <= to));
}

/**
 * A slice as a font of a family of its own, with the letters of a text and nothing else: what is embedded stays small, and
 * a typeface of any weight becomes one of this weight.
 */
export async function cutFont(
  { file, face }: Slice,
  text: string,
  { family, weight }: { family: string; weight: Weight },
): Promise<CutFont> {
  // Loaded for the first text that needs it.
  subsetFont ??= packages('subset-font');
  const cut = subsetFont ?? (() => Promise.reject(new Error('subset-font is not there')));
  // A vowel that stands on both sides of its letter is drawn as its two parts.
  const font = await cut(readFileSync(file), text + text.normalize('NFD'), {
    targetFormat: 'truetype',
    ...(face.isVariable ? { variationAxes: { wght: WEIGHTS[weight] } } : {}),
  });
  return { font: renamed(font, family, `${nameOf(face)}-${CALLED[weight]}`), codePoints: codePointsOf(font) };
}

/** `NotoSansSC` */
function nameOf({ name }: KnownFace): string {
  const words = name.split('-');
  return words.map((word) => (word.length <= 2 ? word.toUpperCase() : upperFirst(word))).join('');
}

function endOf({ isVariable }: KnownFace): string {
  return isVariable ? 'wght-normal' : '400-normal';
}

/** `U+0600-06FF,U+0750` */
function rangesOf(text: string): [from: number, to: number][] {
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}
