import { readBox, readListMark } from '../../text/list-mark.ts';
import type { IncomingOutline } from '../outline.ts';
import type { ReadPart } from '../read.ts';
import { type DraftSection, finishOutline, linesOf, newSection } from './draft.ts';
import { isNumberedPart } from './headings.ts';
import { splitByParts } from './markdown/sections.ts';
import { type NumberedLine, nestByIndent } from './nesting.ts';

/** A line that is not empty; `startsGroup`: behind an empty one. */
type Line = NumberedLine & { startsGroup: boolean; isBulleted: boolean };

/**
 * Reads what is to do out of lines, with or without marks: what is indented is a part of what stands above it, and a line
 * that leads others, such as “Week 1” or “To read:”, is a heading.
 *
 * Where some lines have marks of a list, those without are headings before such lines, and notes elsewhere. Boxes and ticks
 * alone make no list: a line without is open.
 */
export function readLines(text: string): ReadPart<IncomingOutline> {
  const written = linesOf(text);
  if (!written.ok) return written;
  const lines = markedLines(written.value);
  const hasMarks = lines.some(({ isBulleted }) => isBulleted);
  const sections: DraftSection[] = [newSection(1, '')];
  let marked: NumberedLine[] = [];
  const close = () => {
    sections.at(-1)?.items.push(...nestByIndent(marked));
    marked = [];
  };
  for (const [index, line] of lines.entries()) {
    if (isHeading(line, lines[index + 1], hasMarks)) {
      close();
      sections.push(newSection(line.line, line.text.replace(/:$/, '')));
    } else if (!hasMarks || line.isMarked) {
      marked.push({ ...line });
    } else {
      addWords(line, marked.at(-1), sections.at(-1), close);
    }
  }
  close();
  return finishOutline({ title: '', sections: sections.flatMap(splitByParts) });
}

function markedLines(all: readonly string[]): Line[] {
  const lines: Line[] = [];
  let startsGroup = true;
  for (const [index, written] of all.entries()) {
    const read = readListMark(written);
    // A rule between groups.
    if (/^[-=_*~#\s]*$/.test(written)) startsGroup = true;
    else if (read.text !== '') {
      const isBulleted = read.isMarked && readBox(written.trim()).tick === null;
      lines.push({ ...read, line: index + 1, startsGroup, isBulleted });
      startsGroup = false;
    }
  }
  return lines;
}

function isHeading(line: Line, next: Line | undefined, hasMarks: boolean): boolean {
  if (line.isMarked || line.indent > 0 || !next || next.startsGroup) return false;
  if (line.text.endsWith(':')) return true;
  if (isNumberedPart(line.text)) return !isNumberedPart(next.text) || next.isMarked;
  return hasMarks && next.isMarked && line.startsGroup;
}

/** Words without a mark go on with the item above them where they are indented more, and are a note otherwise. */
function addWords(
  line: Line,
  above: NumberedLine | undefined,
  section: DraftSection | undefined,
  close: () => void,
): void {
  if (above && !line.startsGroup && line.indent > above.indent) {
    above.text += ` ${line.text}`;
    return;
  }
  close();
  section?.notes.push(line.text);
}
