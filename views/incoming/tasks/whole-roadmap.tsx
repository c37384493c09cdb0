import { PageHead } from '../../parts/entry.tsx';
import { DOOR_ADDRESS } from '../addresses.ts';
import { Found, type FoundProps } from '../found.tsx';

/** What is in it? A roadmap that is well as it is has a page of its own, which keeps it. */
export function WholeRoadmapPage({ found, yaml }: { found: FoundProps; yaml: string }) {
  return (
    <main id="main" class="page page--brought" tabIndex={-1}>
      <PageHead eyebrow={<a href={DOOR_ADDRESS}>Bring in what you have</a>} title="What would come of it" />
      <Found {...found} />
      <form method="post" action="/roadmaps" encType="multipart/form-data">
        <input type="hidden" name="yaml" value={yaml} />
        <button class="button" id="look-at-roadmap">
          Look at the roadmap
        </button>
        <p class="hint">Nothing is kept before you have seen what is in it.</p>
      </form>
    </main>
  );
}
