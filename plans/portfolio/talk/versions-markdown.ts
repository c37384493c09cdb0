import { formatMinutes, formatSeconds } from '../../format.ts';
import { lineInMarkdown } from '../../text/markdown-text.ts';
import { inFile } from '../export/piece-markdown.ts';
import { type Piece, titleOf } from '../piece.ts';
import type { Version } from './versions.ts';

/** The lengths of a talk as Markdown: the slides of each by section, with what a section may take. */
export function versionsMarkdown(talk: Pick<Piece, 'title'>, versions: readonly Version[]): string {
  return inFile(
    `# ${lineInMarkdown(titleOf(talk))}: versions`,
    ...versions.flatMap(({ minutes, sections }) => [
      `## ${formatMinutes(minutes)}`,
      ...sections.flatMap(({ label, seconds, slides }) => [
        `### ${lineInMarkdown(label)}, ${formatSeconds(seconds)}`,
        slides.length === 0
          ? 'No slide yet.'
          : slides.map((slide) => `- ${lineInMarkdown(titleOf(slide))}`).join('\n'),
      ]),
    ]),
  );
}
