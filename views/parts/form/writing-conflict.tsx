import { PageHead } from '../entry.tsx';
import type { WritingConflictProps } from './writing-form.tsx';

export type WritingConflictPageProps = WritingConflictProps & { action: string; from: string };

/** Two windows wrote the same text: both versions, and one field to settle it in. */
export function WritingConflictPage({ mine, theirs, action, from }: WritingConflictPageProps) {
  return (
    <main id="main" class="page page--conflict" tabIndex={-1}>
      <PageHead title="This text was changed in another window">
        <p class="lead">
          Nothing was overwritten. Below is what you typed; put into it what you need, then save it.
        </p>
      </PageHead>
      <form class="form" method="post" action={action}>
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="revision" value={theirs.revision} />
        <label class="field__label" for="mine">
          What you typed
        </label>
        <textarea class="input input--area" id="mine" name="text" rows={8}>
          {`\n${mine}`}
        </textarea>
        <button class="button" id="settle">
          Save this
        </button>
      </form>
      <h2 class="entry__sub">What was saved in the other window</h2>
      <pre class="writing__other">{theirs.text}</pre>
    </main>
  );
}
