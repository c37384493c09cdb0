import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

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
