/** Back and on in a list that is too long for one page. */
export function PagesOfList({ page, pages, address }: PagesOfListProps) {
  if (pages <= 1) return null;
  return (
    <p class="pieces__count">
      {page > 1 && <a href={address(page - 1)}>Back</a>} Page {page} of {pages}{' '}
      {page < pages && <a href={address(page + 1)}>On</a>}
    </p>
  );
}

type PagesOfListProps = {
  /** From 1. */
  page: number;
  pages: number;
  /** Where a page of it is. */
  address: (page: number) => string;
};
