import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesFolder } from '../../paths.ts';
import { clustersOf } from './clusters.ts';
import { knownFaces } from './known-faces.ts';
import { codePointsOf, renamed } from './sfnt.ts';
import { cutFont, isFor, type Slice, slicesOf, type Weight } from './slices.ts';

/** Families as the typesetter knows them: names that no font of the computer has. */
export const TEXT_FAMILY = 'Daymark Text';
const CODE_FAMILY = 'Daymark Code';
const OTHER_FAMILY = 'Daymark';

const FOLDER = join(packagesFolder, '@expo-google-fonts');
/** Source Serif 4, as on the pages, and Source Code Pro. */
const TEXT_FILES = [
  ['source-serif-4/400Regular/SourceSerif4_400Regular.ttf', 'SourceSerif4-Regular'],
  ['source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf', 'SourceSerif4-SemiBold'],
  ['source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf', 'SourceSerif4-Italic'],
  ['source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf', 'SourceSerif4-SemiBoldItalic'],
] as const;
const CODE_FILES = [
  ['source-code-pro/400Regular/SourceCodePro_400Regular.ttf', 'SourceCodePro-Regular'],
] as const;

/** A text that stands in one look everywhere. */
export type Sample = { text: string; isBold: boolean; isCode: boolean };
/** Letters in a row of one family; `null` is that of the text around. */
export type Run = { text: string; family: string | null; language?: string | undefined };

export type Faces = {
  fonts: readonly Uint8Array[];
  /** A text as its letters are drawn: what no typeface has stands as its code point, in words. */
  runsOf(sample: Sample): Run[];
};

/** Nothing of it is drawn. */
const UNDRAWN = /[\p{Default_Ignorable_Code_Point}\n]/u;
const UNDRAWN_ALL = /[\p{Default_Ignorable_Code_Point}\n]/gu;
/** What means nothing to anybody else, whatever a font has for it. */
const CONTROL = /[\p{Cc}\p{Cs}\p{Co}]/u;

const ownFonts = new Map<string, { font: Uint8Array; codePoints: ReadonlySet<number> }>();

/** Fonts for all that a document says, each with no more than is used. */
export async function facesFor(samples: readonly Sample[]): Promise<Faces> {
  const texts = TEXT_FILES.map(([file, called]) => ownFont(file, TEXT_FAMILY, called));
  const codes = CODE_FILES.map(([file, called]) => ownFont(file, CODE_FAMILY, called));
  const [ofText, ofCode] = [texts, codes].map((fonts) => fonts[0]?.codePoints ?? new Set<number>());
  const has = (isCode: boolean, cluster: string) => holds(isCode ? ofCode : ofText, cluster);
  const lacking = new Map<string, Set<Weight>>();
  for (const { text, isBold, isCode } of samples) {
    if (isPlain(text)) continue;
    for (const cluster of clustersOf(text)) {
      if (has(isCode, cluster) || has(false, cluster)) continue;
      const weights = lacking.get(cluster) ?? new Set<Weight>();
      lacking.set(cluster, weights.add(isBold ? 'bold' : 'regular'));
    }
  }
  const placed = await placeAll(lacking);

  function runsOf({ text, isBold, isCode }: Sample): Run[] {
    if (isPlain(text)) return text === '' ? [] : [{ text, family: null }];
    const runs: Run[] = [];
    for (const cluster of clustersOf(text)) {
      const run = runFor(cluster, isCode, isBold ? 'bold' : 'regular');
      const last = runs.at(-1);
      const isUndrawn = cluster.replaceAll(UNDRAWN_ALL, '') === '';
      if (last && (isUndrawn || last.family === run.family)) last.text += run.text;
      else runs.push(run);
    }
    return runs;
  }

  function runFor(cluster: string, isCode: boolean, weight: Weight): Run {
    if (has(isCode, cluster)) return { text: cluster, family: null };
    if (has(false, cluster)) return { text: cluster, family: TEXT_FAMILY };
    const place = placed.places.get(cluster);
    if (!place) return { text: inWords(cluster), family: null };
    const { slice, families } = place;
    return { text: cluster, family: families[weight] ?? null, language: slice.face.language };
  }

  const fonts = [...texts, ...codes].map(({ font }) => font);
  return { fonts: [...fonts, ...placed.fonts], runsOf };
}

/** Only what every font has. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e\n]*$/.test(text);
}

function drawnIn(cluster: string): number[] {
  return Array.from(cluster)
    .filter((sign) => !UNDRAWN.test(sign))
    .map((sign) => sign.codePointAt(0) ?? 0);
}

function holds(codePoints: ReadonlySet<number> | undefined, cluster: string): boolean {
  return (
    !CONTROL.test(cluster.replaceAll('\n', '')) && drawnIn(cluster).every((code) => codePoints?.has(code))
  );
}

function inWords(cluster: string): string {
  return drawnIn(cluster)
    .map((code) => `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`)
    .join('');
}

type Place = { slice: Slice; families: Partial<Record<Weight, string>> };
type Placed = { places: Map<string, Place>; fonts: Uint8Array[] };

/** Finds a slice for each cluster: the first that is for it and has it. */
async function placeAll(lacking: ReadonlyMap<string, ReadonlySet<Weight>>): Promise<Placed> {
  const placed: Placed = { places: new Map(), fonts: [] };
  const clusters = [...lacking.keys()].filter((cluster) => !CONTROL.test(cluster));
  let open = new Set(clusters);
  for (const face of clusters.length === 0 ? [] : knownFaces(clusters.join(''))) {
    const wanted = [...open].filter((cluster) => face.signs.test(cluster));
    if (wanted.length === 0) continue;
    for (const slice of slicesOf(face)) {
      const here = wanted.filter((cluster) => open.has(cluster) && isFor(slice, drawnIn(cluster)));
      if (here.length === 0) continue;
      for (const cluster of await place(slice, here, lacking, placed)) open.delete(cluster);
    }
    open = new Set(open);
  }
  return placed;
}

/** @returns the clusters that the slice has in fact */
async function place(
  slice: Slice,
  clusters: readonly string[],
  lacking: ReadonlyMap<string, ReadonlySet<Weight>>,
  { places, fonts }: Placed,
): Promise<string[]> {
  const text = clusters.join('');
  const families: Partial<Record<Weight, string>> = {};
  let held: string[] = [];
  for (const weight of ['regular', 'bold'] satisfies Weight[]) {
    if (!clusters.some((cluster) => lacking.get(cluster)?.has(weight))) continue;
    const family = `${OTHER_FAMILY} ${fonts.length + 1}`;
    const { font, codePoints } = await cutFont(slice, text, { family, weight });
    held = clusters.filter((cluster) => holds(codePoints, cluster));
    if (held.length === 0) return [];
    fonts.push(font);
    families[weight] = family;
  }
  for (const cluster of held) places.set(cluster, { slice, families });
  return held;
}

function ownFont(file: string, family: string, called: string) {
  const known = ownFonts.get(file);
  if (known) return known;
  const bytes = readFileSync(join(FOLDER, file));
  const read = { font: renamed(bytes, family, called), codePoints: codePointsOf(bytes) };
  ownFonts.set(file, read);
  return read;
}
