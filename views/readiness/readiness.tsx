import type { Day } from '../../plans/day.ts';
import { agree, count } from '../../plans/format.ts';
import type { Gate } from '../../plans/gate/gate.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import type { AreaReadiness, Readiness } from '../../plans/readiness/readiness.ts';
import { readinessSentence } from '../../plans/readiness/readiness-sentence.ts';
import type { RealOutcomes } from '../../plans/readiness/real-outcomes.ts';
import type { DueRating } from '../../plans/skill/ratings.ts';
import { useDates } from '../dates.ts';
import { GatesEntry } from '../gate/gates-entry.tsx';
import { Entry, PageHead } from '../parts/entry.tsx';
import { SKILLS_ADDRESS } from '../skill/addresses.ts';
import { DueRatingLine } from '../skill/due-rating.tsx';
import { NextStep } from './next-step.tsx';
import { RealOutcomesEntry } from './real-outcomes.tsx';
import { SignLine } from './sign-line.tsx';

export type ReadinessPageProps = {
  readiness: Readiness;
  /** Of the plan, in order of phase; none where its roadmap asks for nothing. */
  gates: readonly Gate[];
  kinds: readonly Kind[];
  /** Of real interviews; `null` while there are too few. */
  outcomes: RealOutcomes | null;
  /** Of the learner’s skills, where they are rated; `null` where they cannot be. */
  skills: { due: DueRating | null } | null;
  today: Day;
};

/** How ready am I, in what, and what would raise it most? */
export function ReadinessPage(props: ReadinessPageProps) {
  const { readiness, gates, kinds, outcomes, skills, today } = props;
  const { areas, weakest } = readiness;
  return (
    <main id="main" class="page page--readiness" tabIndex={-1}>
      <PageHead title="Readiness">
        <p class="lead">{readinessSentence(readiness)}</p>
        {skills && (
          <p class="hint">
            {skills.due ? (
              <DueRatingLine due={skills.due} />
            ) : (
              <a href={SKILLS_ADDRESS}>Your own rating of eleven skills, beside what exists</a>
            )}
          </p>
        )}
      </PageHead>
      {weakest?.furthest && (
        <Entry
          label="What would raise it most"
          aside="In the area that is furthest from ready, among those your plan has reached"
        >
          <p class="readiness__most">
            <strong>{weakest.area.title}.</strong> <NextStep area={weakest.area} sign={weakest.furthest} />
          </p>
        </Entry>
      )}
      <GatesEntry gates={gates} kinds={kinds} today={today} />
      {outcomes && <RealOutcomesEntry outcomes={outcomes} kinds={kinds} />}
      <Areas label="Capabilities" areas={areas.filter(({ area }) => area.kind === 'capability')} />
      <Areas label="Rounds" areas={areas.filter(({ area }) => area.kind === 'round')} />
      <Entry label="How it is told" class="entry--quiet">
        <p class="readiness__how">
          Four signs, each from what you did. Questions: two thirds were answered at least once. Mocks: the
          mean of the last three that judged it is 3 of 4 or more. Memory: of the last thirty answers to
          questions asked again on a later day, four in five did not fail. Tasks: two thirds are finished and
          have evidence. They are not added up, because nobody knows how much each one counts.
        </p>
      </Entry>
    </main>
  );
}

function Areas({ label, areas }: { label: string; areas: readonly AreaReadiness[] }) {
  return (
    <Entry label={label} aside={`${areas.length} of them; open a figure to see what it comes from`}>
      <ul class="areas">
        {areas.map((area) => (
          <Area key={area.area.id} readiness={area} />
        ))}
      </ul>
    </Entry>
  );
}

function Area({ readiness }: { readiness: AreaReadiness }) {
  const { area, signs, holdingCount, furthest, hasBegun, setAsideCount } = readiness;
  return (
    <li class="areas__item" id={area.id}>
      <h3 class="areas__title">{area.title}</h3>
      <p class="areas__count">
        {holdingCount} of {count(signs.length, 'sign')} {agree(holdingCount, 'holds', 'hold')}
      </p>
      <p class="areas__asks">
        {area.asks} {!hasBegun && <Coming readiness={readiness} />}
      </p>
      <ul class="signs">
        {signs.map((sign) => (
          <SignLine key={sign.name} area={area} sign={sign} />
        ))}
      </ul>
      {setAsideCount > 0 && (
        <p class="hint">
          {count(setAsideCount, 'task')} {agree(setAsideCount, 'is', 'are')} set aside: you know this already.
          Nothing of that counts as a sign.
        </p>
      )}
      {furthest && (
        <p class="areas__next">
          <NextStep area={area} sign={furthest} />
        </p>
      )}
    </li>
  );
}

function Coming({ readiness: { beginsOn } }: { readiness: AreaReadiness }) {
  const { formatDate } = useDates();
  if (beginsOn === null) return null;
  return <span class="areas__coming">Your plan reaches it on {formatDate(beginsOn)}.</span>;
}
