import type { Part } from './kind.ts';
import { linesOf, type Piece, partOf } from './piece.ts';

/** A part with the lines that are offered for it and that it does not have. */
export type OfferedLines = { part: Part; lines: readonly string[]; isEmpty: boolean };

/** What is offered for the parts of a piece and is not in them, in the order of the parts; nothing for what has it all. */
export function offeredLines(parts: readonly Part[], piece: Pick<Piece, 'parts'>): OfferedLines[] {
  return parts.flatMap((part) => {
    const written = linesOf(partOf(piece, part.id).text);
    const lines = part.offers.filter((line) => !written.includes(line));
    return lines.length === 0 ? [] : [{ part, lines, isEmpty: written.length === 0 }];
  });
}

/**
 * What is offered for a part, put behind what stands in it.
 *
 * @example
 * withLines('Why this?\n', ['Who decides?']) //=> 'Why this?\nWho decides?'
 */
export function withLines(text: string, lines: readonly string[]): string {
  return [text.trimEnd(), ...lines].filter((each) => each !== '').join('\n');
}
