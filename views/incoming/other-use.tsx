import type { Incoming } from '../../plans/incoming/read.ts';
import { PageHead } from '../parts/entry.tsx';
import { IMPORT_ADDRESS } from '../portfolio/papers/addresses.ts';
import { DOOR_ADDRESS } from './addresses.ts';

/** Where does this go? It has a way in of its own. */
export function OtherUsePage({ name, incoming }: { name: string; incoming: Incoming }) {
  const { said, papers } = incoming;
  return (
    <main id="main" class="page page--door" tabIndex={-1}>
      <PageHead eyebrow={<a href={DOOR_ADDRESS}>Bring in what you have</a>} title="What it is">
        <p class="lead">
          {name === '' ? 'This' : name} looks like {said}.
        </p>
      </PageHead>
      {papers === undefined ? (
        <p>
          A whole Daymark comes back in <a href="/settings">Settings</a>, under Your data: choose the file
          there.
        </p>
      ) : (
        <form method="post" action={IMPORT_ADDRESS} encType="multipart/form-data">
          <input type="hidden" name="text" value={papers} />
          <button class="button" id="look-at-papers">
            Look at the papers
          </button>
        </form>
      )}
    </main>
  );
}
