import { count } from '../../../plans/format.ts';
import { Entry, PageHead } from '../../parts/entry.tsx';
import { Meter } from '../../parts/meter.tsx';
import { DOOR_ADDRESS, stagedAddress } from '../addresses.ts';

export type QuestionsProgressPageProps = {
  ticket: string;
  is: 'looking' | 'keeping';
  done: number;
  whole: number;
};

/** How far is it? The page asks by itself; without JavaScript it is loaded again. */
export function QuestionsProgressPage({ ticket, is, done, whole }: QuestionsProgressPageProps) {
  const address = stagedAddress(ticket, 'questions');
  const noun = is === 'looking' ? 'row' : 'question';
  return (
    <main id="main" class="page page--door" tabIndex={-1}>
      <PageHead
        eyebrow={<a href={DOOR_ADDRESS}>Bring in what you have</a>}
        title={is === 'looking' ? 'Looking at your questions' : 'Keeping your questions'}
      />
      <Entry label="How far it is">
        <div
          id="questions-progress"
          hx-get={address}
          hx-trigger="every 500ms"
          hx-target="#main"
          hx-select="#main"
          hx-swap="outerMorph"
        >
          <p>
            {done} of {count(whole, noun)} {is === 'looking' ? 'looked at' : 'kept'}.
          </p>
          <Meter part={done} whole={whole} label="How far it is" />
        </div>
        <p>
          <a href={address}>Look again</a>
        </p>
      </Entry>
    </main>
  );
}
