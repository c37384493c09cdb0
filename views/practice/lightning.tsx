import type { LightningPrompt } from '../../plans/practice/lightning.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { AnsweredList } from './answering/answered-list.tsx';
import { OtherForms } from './answering/other-forms.tsx';

/** How did today's lightning round go? */
export function LightningEndPage({ round }: { round: readonly LightningPrompt[] }) {
  const answered = round.flatMap(({ question, answer }) => (answer ? [{ question, answer }] : []));
  const wellCount = answered.filter(({ answer: { grade } }) => grade === 'good' || grade === 'easy').length;
  return (
    <main id="main" class="page page--drill-end" tabIndex={-1}>
      <PageHead
        eyebrow={<a href="/practice">Practice</a>}
        title={answered.length > 0 ? 'Today’s lightning round' : 'Lightning round'}
      >
        <p class="lead">
          {answered.length > 0
            ? `${wellCount} of ${answered.length} went well. Tomorrow’s round has another order.`
            : 'There is no lightning prompt in the bank. A question of your own can be one.'}
        </p>
      </PageHead>
      {answered.length > 0 && (
        <Entry label="The prompts">
          <AnsweredList answered={answered} />
        </Entry>
      )}
      <Entry label="More practice">
        <OtherForms />
      </Entry>
    </main>
  );
}
