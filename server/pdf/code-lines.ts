/** Before each line of code that goes on from the one above. */
const GOES_ON = '→ ';
const SPACES_PER_TAB = 4;
/** Letters of two widths: those of China, Japan and Korea, and emoji. */
const WIDE = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{Emoji_Presentation}\uff01-\uff60]/u;
const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]/u;

/** Code in lines of so many letters at most: a line that is too long goes on below it, as can be seen. */
export function codeLines(code: string, most: number): string[] {
  const lines = code.replaceAll('\t', ' '.repeat(SPACES_PER_TAB)).split('\n');
  return lines.flatMap((line) => wrapped(line.trimEnd(), Math.max(most, GOES_ON.length + 2)));
}

/** Cut behind a blank where there is one in the second half of a line. */
function wrapped(line: string, most: number): string[] {
  const lines: string[] = [];
  let written = '';
  let width = 0;
  let afterBlank = 0;
  for (const sign of line) {
    const wide = UNSEEN.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
    if (width + wide > most) {
      const cut = afterBlank > most / 2 ? afterBlank : written.length;
      lines.push(written.slice(0, cut));
      written = GOES_ON + written.slice(cut);
      width = widthOf(written);
      afterBlank = 0;
    }
    written += sign;
    width += wide;
    if (sign === ' ') afterBlank = written.length;
  }
  return [...lines, written];
}

function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += UNSEEN.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return width;
}
