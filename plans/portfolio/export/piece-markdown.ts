import { lineInPlainWords, readLine } from '../../text/line-markdown.ts';
import { inPlainWords } from '../../text/linear.ts';
import { lineInMarkdown, ownMarkdown, plainInMarkdown } from '../../text/markdown-text.ts';
import { upperFirst } from '../../words.ts';
import type { DocumentPart, HeldLine, PieceDocument, Said } from './piece-document.ts';

/** Where another piece stands, beside the file that names it; `null` for one that stands nowhere. */
export type FindFile = (pieceKey: string) => string | null;

const NOWHERE: FindFile = () => null;

/**
 * A piece as Markdown (GFM). The same piece gives the same bytes.
 *
 * What the learner wrote stands as it was typed; where it would reach what follows, as code that is never closed, it is
 * a quotation.
 *
 * @param findFile - where the pieces stand that it names
 */
export function pieceMarkdown(document: PieceDocument, findFile: FindFile = NOWHERE): string {
  const isEmpty = document.parts.length === 0 && document.held.length === 0;
  return inFile(
    `# ${lineInMarkdown(document.title)}`,
    `*${lineInMarkdown(upperFirst(document.kind.title))}*`,
    ...(isEmpty ? ['Nothing is written yet.'] : []),
    ...partsInMarkdown(document, findFile, 2),
    ...document.held.map(
      ({ kind, lines }) =>
        `## ${lineInMarkdown(kind.plural)}\n\n${lines.map((line) => heldInMarkdown(line, findFile)).join('\n')}`,
    ),
  );
}

/** Several pieces of a kind as one text, each in full under its title. */
export function piecesMarkdown(
  title: string,
  documents: readonly PieceDocument[],
  findFile: FindFile = NOWHERE,
): string {
  return inFile(
    `# ${lineInMarkdown(title)}`,
    ...documents.flatMap((document) => [
      `## ${lineInMarkdown(document.title)}`,
      ...(document.parts.length === 0 ? ['Nothing is written yet.'] : []),
      ...partsInMarkdown(document, findFile, 3),
    ]),
  );
}

/** Paragraphs as the contents of a file. */
export function inFile(...blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}

/** Words that lead to a file beside this one. */
export function linkInMarkdown(words: string, path: string): string {
  // No link holds another.
  const hasLink = readLine(words).some(({ type }) => type === 'link_open');
  const label = hasLink ? plainInMarkdown(lineInPlainWords(words)) : lineInMarkdown(words);
  // The name of a file has no sign that Markdown reads.
  return `[${label}](<${path}>)`;
}

function partsInMarkdown({ parts }: PieceDocument, findFile: FindFile, level: number): string[] {
  const mark = '#'.repeat(level);
  const hasHeadings = parts.some(({ heading }) => heading !== null);
  let isUnder = false;
  return parts.flatMap((part) => {
    isUnder ||= part.heading !== null;
    const heading = part.heading === null ? [] : [`${mark} ${lineInMarkdown(part.heading)}`];
    return [...heading, ...partInMarkdown(part, findFile, hasHeadings && isUnder ? `${mark}#` : mark)];
  });
}

function partInMarkdown({ label, said }: DocumentPart, findFile: FindFile, mark: string): string[] {
  return [`${mark} ${lineInMarkdown(label)}`, saidInMarkdown(said, findFile)];
}

function saidInMarkdown(said: Said, findFile: FindFile): string {
  switch (said.is) {
    case 'text':
      return ownMarkdown(said.text);
    case 'line':
      return lineInMarkdown(said.text);
    case 'lines':
      return said.lines
        .map(({ text, pieceKey }) => `- ${named(text, pieceKey === null ? null : findFile(pieceKey))}`)
        .join('\n');
  }
}

function heldInMarkdown({ key, title, facts }: HeldLine, findFile: FindFile): string {
  const told = facts.map(
    ({ label, text }) => `${lineInMarkdown(inPlainWords(label).toLowerCase())} ${lineInMarkdown(text)}`,
  );
  return `- ${named(title, findFile(key))}${told.length === 0 ? '' : `: ${told.join('; ')}`}`;
}

function named(words: string, path: string | null): string {
  return path === null ? lineInMarkdown(words) : linkInMarkdown(words, path);
}
