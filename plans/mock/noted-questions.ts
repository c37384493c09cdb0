/** As long as a prompt may be. */
const LONGEST_PROMPT = 240;
const MOST_QUESTIONS = 20;

/**
 * The questions in the notes of a mock: each line that ends in a question mark, without the dash or number before it.
 *
 * @returns in order, each once; longer ones than a prompt may be are left out, and at most twenty are found
 *
 * @example
 * questionsInNotes('Went well.\n- Why five seeds and not ten?') //=> ['Why five seeds and not ten?']
 */
export function questionsInNotes(notes: string): string[] {
  const lines = notes
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^([-*•–]|\d{1,2}[.)])\s+/, '')
        .trim(),
    )
    .filter((line) => line.length > 1 && line.length <= LONGEST_PROMPT && line.endsWith('?'));
  return [...new Set(lines)].slice(0, MOST_QUESTIONS);
}
