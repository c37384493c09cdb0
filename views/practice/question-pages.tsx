import type { QuestionsOnPage } from '../../plans/practice/bank/question-pages.ts';

export type QuestionPagesProps = Pick<QuestionsOnPage, 'page' | 'pageCount'> & {
  /** The list, with whatever is chosen. */
  address: string;
};

/** Where am I in a list that is too long for one page? */
export function QuestionPages({ page, pageCount, address }: QuestionPagesProps) {
  if (pageCount === 1) return null;
  const addressOf = (number: number) => `${address}${address.includes('?') ? '&' : '?'}page=${number}`;
  return (
    <nav class="question-pages" aria-label="Pages of questions">
      {page > 1 && (
        <a href={addressOf(page - 1)} rel="prev">
          Previous page
        </a>
      )}
      <span>
        Page {page} of {pageCount}
      </span>
      {page < pageCount && (
        <a href={addressOf(page + 1)} rel="next">
          Next page
        </a>
      )}
    </nav>
  );
}
