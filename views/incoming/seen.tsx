import { PageHead } from '../parts/entry.tsx';
import { DOOR_ADDRESS } from './addresses.ts';
import { Found, type FoundProps } from './found.tsx';

/** What is it? */
export function SeenPage(found: FoundProps) {
  return (
    <main id="main" class="page page--door" tabIndex={-1}>
      <PageHead eyebrow={<a href={DOOR_ADDRESS}>Bring in what you have</a>} title="What it is" />
      <Found {...found} />
    </main>
  );
}
