/** No sign of it is drawn: it only tells where a line may end. */
export const MAY_BREAK = '\u200b';

/** Longer than any line of the narrowest type: what ordinary words have to be broken by is left to pdfkit. */
const LONG_RUN = /[^\s\u200b]{300,}/g;
/** Of blanks, a line may end only behind the last; a line's worth of them shows as much as any number. */
const LONG_BLANK = /([^\S\n]{300})[^\S\n]+/g;
/** A run is looked at in stretches: with each grapheme comes a copy of all that it was found in. */
const STRETCH = /.{1,100}/gsu;
/** Many signs over one letter are one grapheme, of any length. */
const PIECE = /.{1,10}/gsu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Lets a document break text where it has nowhere to end a line, between any two letters: where pdfkit breaks a word by
 * itself it measures all that is left of it again for each line, and keeps what it measured.
 */
export function breakLongRuns(pdf: PDFKit.PDFDocument): void {
  const text = pdf.text.bind(pdf);
  const heightOfString = pdf.heightOfString.bind(pdf);
  // @ts-expect-error: the types know only some of the ways that it is called, and all begin with the text.
  pdf.text = (words, ...more) => text(breakable(words), ...more);
  pdf.heightOfString = (words, ...more) => heightOfString(breakable(words), ...more);
}

function breakable(text: string): string {
  return text.replaceAll(LONG_BLANK, '$1').replaceAll(LONG_RUN, (run) => piecesOf(run).join(MAY_BREAK));
}

function piecesOf(run: string): string[] {
  const stretches = run.match(STRETCH) ?? [];
  return stretches
    .flatMap((stretch) => Array.from(graphemes.segment(stretch), ({ segment }) => segment))
    .flatMap((grapheme) => grapheme.match(PIECE) ?? []);
}
