import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** `texts` has each text by itself, where those of a page are joined. */
export type ReadPdf = {
  pages: string[];
  texts: string[];
  outline: string[];
  title: string;
  language: string | null;
};

/** A PDF as a reader sees it: the text of each page and of all, the bookmarks, the title and the language. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(...items.map((item) => ('str' in item ? item.str : '')));
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
  }
  const { info } = await pdf.getMetadata();
  const outline = ((await pdf.getOutline()) ?? []).map(({ title }) => title);
  const title = 'Title' in info ? String(info.Title) : '';
  const language = 'Language' in info && info.Language !== null ? String(info.Language) : null;
  await loading.destroy();
  return { pages, texts, outline, title, language };
}

/** What stands in each font of a PDF, in the order in which it was written. */
export async function textsInFonts(bytes: Uint8Array): Promise<Map<string, string[]>> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, fontExtraProperties: true });
  const pdf = await loading.promise;
  const texts = new Map<string, string[]>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    // Once a page is looked at for its drawing, its fonts are known.
    await page.getOperatorList();
    for (const item of (await page.getTextContent({ disableNormalization: true })).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const name = String(page.commonObjs.get(item.fontName).name).replace(/^[A-Z]+\+/, '');
      texts.set(name, [...(texts.get(name) ?? []), item.str]);
    }
  }
  await loading.destroy();
  return texts;
}

/** What a PDF tells whoever hears it: its tags in order, and the words that stand for drawings and pictures. */
export async function readTags(
  bytes: Uint8Array,
): Promise<{ isMarked: boolean; roles: string[]; alts: string[] }> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const roles: string[] = [];
  const alts: string[] = [];
  const read = (node: object) => {
    if ('role' in node) roles.push(String(node.role));
    if ('alt' in node) alts.push(String(node.alt));
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(read);
  };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const tree = await (await pdf.getPage(number)).getStructTree();
    if (tree) read(tree);
  }
  const marks: unknown = await pdf.getMarkInfo();
  await loading.destroy();
  return { isMarked: marks instanceof Map && marks.get('Marked') === true, roles, alts };
}

/** How many pictures, which are no drawings, each page shows. */
export async function picturesOn(bytes: Uint8Array): Promise<number[]> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const counts: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { fnArray } = await (await pdf.getPage(number)).getOperatorList();
    counts.push(fnArray.filter((operator) => operator === OPS.paintImageXObject).length);
  }
  await loading.destroy();
  return counts;
}

type Matrix = readonly [number, number, number, number, number, number];

/** The left and right end of each shape and each text that a PDF draws, in points. */
export async function drawnAcross(bytes: Uint8Array): Promise<{ left: number; right: number }[]> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const drawn: { left: number; right: number }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    for (const item of (await page.getTextContent()).items) {
      if ('str' in item && item.str.trim() !== '') {
        drawn.push({ left: item.transform[4], right: item.transform[4] + item.width });
      }
    }
    const { fnArray, argsArray } = await page.getOperatorList();
    const kept: Matrix[] = [];
    let matrix: Matrix = [1, 0, 0, 1, 0, 0];
    for (const [index, operator] of fnArray.entries()) {
      const args = argsArray[index];
      if (operator === OPS.save) kept.push(matrix);
      else if (operator === OPS.restore) matrix = kept.pop() ?? matrix;
      else if (operator === OPS.transform) matrix = within(matrix, args);
      else if (operator === OPS.constructPath && args[2]) {
        const [from, , to] = args[2];
        const ends = [from, to].map((x: number) => matrix[0] * x + matrix[4]);
        drawn.push({ left: Math.min(...ends), right: Math.max(...ends) });
      }
    }
  }
  await loading.destroy();
  return drawn;
}

/** Nothing is turned. */
function within([scaleX, , , scaleY, x, y]: Matrix, inner: Matrix): Matrix {
  return [scaleX * inner[0], 0, 0, scaleY * inner[3], scaleX * inner[4] + x, scaleY * inner[5] + y];
}
