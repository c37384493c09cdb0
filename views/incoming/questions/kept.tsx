import { agree, count as counted } from '../../../plans/format.ts';
import { PageHead } from '../../parts/entry.tsx';
import { DOOR_ADDRESS } from '../addresses.ts';

/** Are they in? */
export function KeptPage({ count }: { ticket: string; count: number }) {
  return (
    <main id="main" class="page page--door" tabIndex={-1}>
      <PageHead
        eyebrow={<a href={DOOR_ADDRESS}>Bring in what you have</a>}
        title={`${counted(count, 'question')} ${agree(count, 'is', 'are')} kept`}
      >
        <p class="lead">
          All of it is one change: it can be taken back in <a href="/changes">Recent changes</a>.
        </p>
      </PageHead>
      <p>
        <a class="button" href="/practice/own">
          Your own questions
        </a>
      </p>
    </main>
  );
}
