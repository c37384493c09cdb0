import { formulaFaultsOfFile } from '../../content/formula-faults-of-file.ts';
import { type ContentFormat, type ParsedContent, parseContent } from '../../content/parse-content.ts';
import { type QuestionCategory, QuestionCategorySchema } from './question.ts';

/** What a file of the question bank is held to. */
export const QUESTIONS_FORMAT: ContentFormat<QuestionCategory> = {
  schema: QuestionCategorySchema,
  noun: 'category',
  beginning: '"id: my-category", then title, about and questions',
};

/**
 * Reads one file of the question bank. See {@link parseContent} for what is safe and what is refused.
 *
 * That phases and tasks exist and that ids are unique across files cannot be told from one file alone.
 *
 * @param text - the whole file
 * @returns the category, or all problems in the order of the file, at most 200 of them
 *
 * @example
 * parseQuestions('id: bar-raisers').ok //=> false
 */
export function parseQuestions(text: string): ParsedContent<QuestionCategory> {
  const parsed = parseContent(text, QUESTIONS_FORMAT);
  const problems = parsed.ok ? formulaFaultsOfFile(text, QUESTIONS_FORMAT.noun) : [];
  return problems.length === 0 ? parsed : { ok: false, problems };
}
