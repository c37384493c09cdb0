import { agree, count, formatMinutes } from '../format.ts';
import type { PracticeFigures } from './practice-figures.ts';

/**
 * Practice in a plain sentence or two, for pages and reports.
 *
 * @example
 * practiceSentence({ answerCount: 12, questionCount: 10, newCount: 4, minutes: 38, repeatedCount: 6, recalledCount: 5 })
 * //=> '12 answers to 10 questions, 4 of them new, in about 38 min. Of 6 that came back, 5 were still known (83 %).'
 */
export function practiceSentence(figures: PracticeFigures): string {
  const { answerCount, questionCount, newCount, minutes, repeatedCount, recalledCount } = figures;
  if (answerCount === 0) return 'No question was answered.';
  const fresh = newCount > 0 ? `, ${newCount} of them new,` : '';
  const answers = `${count(answerCount, 'answer')} to ${count(questionCount, 'question')}${fresh} in about ${formatMinutes(minutes)}.`;
  if (repeatedCount === 0) return answers;
  const share = Math.floor((100 * recalledCount) / repeatedCount);
  return `${answers} Of ${repeatedCount} that came back, ${recalledCount} ${agree(recalledCount, 'was', 'were')} still known (${share} %).`;
}
