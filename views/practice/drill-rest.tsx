import type { DrillDay } from '../../plans/practice/drill/drill-day.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { DRILL_ADDRESS } from './addresses.ts';
import { drillContentInWords } from './answering/drill-words.ts';
import { OtherForms } from './answering/other-forms.tsx';

/** A day off asks for nothing; who wants to drill all the same can. */
export function DrillRestPage({ drill }: { drill: DrillDay }) {
  return (
    <main id="main" class="page page--drill-end" tabIndex={-1}>
      <PageHead eyebrow={<a href="/practice">Practice</a>} title="The drill rests today">
        <p class="lead">
          Today is a day off. What is due waits for the next study day, and nothing counts as missed.
        </p>
      </PageHead>
      <p>
        <a class="button" href={`${DRILL_ADDRESS}?rest=no`} id="drill-anyway">
          Drill all the same
        </a>{' '}
        {drillContentInWords(drill)}
      </p>
      <p class="hint">
        The <a href="/settings">settings</a> can let the drill ask on days off, too.
      </p>
      <Entry label="More practice">
        <OtherForms />
      </Entry>
    </main>
  );
}
