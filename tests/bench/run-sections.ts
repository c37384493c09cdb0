import { NoBrowserError } from '../support/browser/chromium.ts';
import { type Figure, headingLines, tableLine } from './figures.ts';

export type Sections = Readonly<Record<string, () => Promise<readonly Figure[]>>>;

/** Where the rows of the table go, and what is said beside them. */
export type Printer = { row: (line: string) => void; remark: (words: string) => void };

/**
 * Measures one section after the other, and prints each row as soon as it is there. A section that breaks is told, one
 * that lacks a browser is left out; the others are measured all the same.
 *
 * @returns the exit code: 0 when every target was met and no section broke
 */
export async function runSections(sections: Sections, { row, remark }: Printer): Promise<0 | 1> {
  const broken: string[] = [];
  const leftOut: string[] = [];
  const missed: string[] = [];
  for (const line of headingLines()) row(line);
  for (const [name, measure] of Object.entries(sections)) {
    remark(`Measuring ${name} …`);
    try {
      for (const figure of await measure()) {
        row(tableLine(figure));
        if (!figure.isMet) missed.push(figure.what);
      }
    } catch (error) {
      if (error instanceof NoBrowserError) leftOut.push(`${name} (${error.message})`);
      else broken.push(name);
      remark(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  if (leftOut.length > 0) remark(`Left out: ${leftOut.join(', ')}.`);
  if (broken.length > 0) remark(`Broke: ${broken.join(', ')}.`);
  return broken.length + missed.length === 0 ? 0 : 1;
}
