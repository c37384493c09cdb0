import { count, formatMinutes } from '../../plans/format.ts';
import type { Phase } from '../../plans/plan/plan.ts';
import type { ChangedHabit, GoneHabit, HabitUpdate, NewHabit } from '../../plans/roadmap/update-habits.ts';
import { type ChangedPhase, COMPARED_PHASE_WORDS } from '../../plans/roadmap/update-phases.ts';
import { upperFirst } from '../../plans/words.ts';
import { Inline } from '../parts/markdown.tsx';
import { Choice, Choices } from './update-choice.tsx';

/** What a newer roadmap asks otherwise day by day: each habit with a box. */
export function HabitChoices({ habits: { added, changed, gone } }: { habits: HabitUpdate }) {
  return (
    <>
      <Choices
        label="New"
        noun="habit"
        aside="Asked from today on, or from the day on which their phase begins."
        items={added}
      >
        {(each) => <NewChoice key={each.habit.id} added={each} />}
      </Choices>
      <Choices
        label="Changed"
        noun="habit"
        aside="From today on. The days before keep what they asked."
        items={changed}
      >
        {(each) => <ChangedChoice key={each.habit.id} changed={each} />}
      </Choices>
      <Choices
        label="Gone"
        noun="habit"
        aside="Asked no more from today on. What you ticked and wrote stays."
        items={gone}
      >
        {(each) => <GoneChoice key={each.habit.id} gone={each} />}
      </Choices>
    </>
  );
}

function NewChoice({ added: { habit, phase } }: { added: NewHabit }) {
  const { id, title, minutes, patterns } = habit;
  return (
    <Choice name="takeHabit" id={id} isChosen>
      <Inline text={title} inLink />
      <span class="update__detail">
        {formatMinutes(minutes)} on study days, in “<Inline text={phase.title} inLink />”
        {patterns.length > 0 && `, ${count(patterns.length, 'pattern')} in turn`}
      </span>
    </Choice>
  );
}

function ChangedChoice({ changed: { habit, changes, isEdited } }: { changed: ChangedHabit }) {
  return (
    <Choice name="takeHabit" id={habit.key} isChosen={!isEdited}>
      <Inline text={habit.title} inLink />
      {changes.title !== undefined && (
        <span class="update__detail">
          Title: “<Inline text={changes.title} inLink />”
        </span>
      )}
      {changes.minutes !== undefined && (
        <span class="update__detail">
          {formatMinutes(habit.minutes)} → {formatMinutes(changes.minutes)}
        </span>
      )}
      {isEdited && <Edited otherwise="ticking it replaces what it is now." />}
    </Choice>
  );
}

function GoneChoice({ gone: { habit, isEdited } }: { gone: GoneHabit }) {
  return (
    <Choice name="takeHabit" id={habit.key} isChosen={!isEdited}>
      <Inline text={habit.title} inLink />
      {isEdited && <Edited otherwise="ticking it ends it." />}
    </Choice>
  );
}

/** An earlier update leaves the same traces as the learner: which of them it was is not kept. */
function Edited({ otherwise }: { otherwise: string }) {
  return (
    <span class="update__detail">
      You, or an earlier update, changed this habit since the plan was made: {otherwise}
    </span>
  );
}

/** What phases say of themselves in a newer roadmap: each with a box. */
export function PhaseChoices({ phases }: { phases: readonly ChangedPhase[] }) {
  return (
    <Choices
      label="Changed"
      noun="phase"
      aside="What they say of themselves. Their days stay."
      items={phases}
    >
      {({ phase, changes }) => (
        <Choice key={phase.id} name="takePhase" id={phase.key} isChosen>
          <Inline text={phase.title} inLink />
          {COMPARED_PHASE_WORDS.map((name) => (
            <Words key={name} name={name} text={changes[name]} />
          ))}
        </Choice>
      )}
    </Choices>
  );
}

function Words({ name, text }: { name: keyof Phase; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <span class="update__detail">
      {upperFirst(name)}: “<Inline text={text} inLink />”
    </span>
  );
}
