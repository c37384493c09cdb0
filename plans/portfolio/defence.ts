import type { Kind, Part } from './kind.ts';
import { type Piece, partOf } from './piece.ts';

/** A question that may be asked about a piece, and what of the piece answers it. */
export type Defence<Question> = {
  question: Question;
  /** In the order of the kind. */
  parts: readonly Part[];
  /** Something stands in one of them. */
  isAnswered: boolean;
};

/**
 * The questions of the bank that a piece has to stand up to, each with the parts that answer it.
 *
 * @param find - a question by its id; one that the bank does not have is left out
 * @returns in the order of the parts; each question once
 */
export function defenceOf<Question>(
  { parts }: Pick<Kind, 'parts'>,
  piece: Pick<Piece, 'parts'>,
  find: (id: string) => Question | undefined,
): Defence<Question>[] {
  const ids = new Set(parts.flatMap(({ questions }) => questions));
  return [...ids].flatMap((id) => {
    const question = find(id);
    if (question === undefined) return [];
    const answering = parts.filter(({ questions }) => questions.includes(id));
    const isAnswered = answering.some((part) => partOf(piece, part.id).text.trim() !== '');
    return [{ question, parts: answering, isAnswered }];
  });
}
