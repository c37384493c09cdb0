import { linesOf, type Piece, partOf } from './piece.ts';

/**
 * Tells whether a paper is of a team that the learner wants to join: a target names it, or is called after its team.
 *
 * @param targets - those in use
 */
export function isOfTarget(paper: Pick<Piece, 'key' | 'parts'>, targets: readonly Piece[]): boolean {
  const team = inWords(partOf(paper, 'team').text);
  return targets.some(
    (target) =>
      linesOf(partOf(target, 'papers').text).includes(paper.key) ||
      (team !== '' && inWords(target.title.text).includes(team)),
  );
}

/** Words with a space on each side, so that one is found only as a whole. */
function inWords(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words === null ? '' : ` ${words.join(' ')} `;
}
