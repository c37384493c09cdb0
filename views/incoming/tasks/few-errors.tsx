import { count } from '../../../plans/format.ts';
import { ErrorSummary, type FormErrors } from '../../parts/form/field.tsx';

const MOST = 10;

/** What is wrong with a long form: the first ten, and how many more. */
export function FewErrors({ errors }: { errors: FormErrors }) {
  const all = Object.entries(errors);
  const more = all.length - MOST;
  return (
    <>
      <ErrorSummary errors={Object.fromEntries(all.slice(0, MOST))} />
      {more > 0 && <p class="field__error">{count(more, 'field')} more: each is marked below.</p>}
    </>
  );
}
