import { Entry, PageHead } from './parts/entry.tsx';
import { PLACE_KEYS } from './places.ts';

const SHORTCUTS: readonly { key: string; does: string }[] = [
  { key: 'j', does: 'go to the next item' },
  { key: 'k', does: 'go to the item before' },
  { key: 'x', does: 'check it off, or take that back' },
  {
    key: 'u',
    does: 'undo the last change, or first go to where the page names it; once more, the one before it, and so on',
  },
  { key: 'Shift u', does: 'put back what was undone, until something else is changed' },
  { key: 'space', does: 'in a drill, uncover the answer' },
  { key: '1 to 4', does: 'in a drill, grade the answer: again, hard, good, easy' },
  ...PLACE_KEYS.map(({ key, page }) => ({ key, does: page })),
  { key: '/', does: 'search the plan, the questions on Practice, or the reading list' },
  { key: '?', does: 'this page' },
];

const WORDS: readonly { word: string; meaning: string }[] = [
  { word: 'Study day', meaning: 'a day with study minutes. Rest days and days off cost nothing.' },
  {
    word: 'Task',
    meaning: 'something to check off, with steps and an estimate. Long tasks have several parts.',
  },
  {
    word: 'Core and stretch',
    meaning: 'core work carries the roadmap; stretch work is the first to go when time is short.',
  },
  {
    word: 'Habit',
    meaning:
      'a short thing on each study day, of the roadmap or your own. Missed ones expire; they never pile up, and days off ask for none unless you want it.',
  },
  {
    word: 'Drill',
    meaning:
      'the day’s questions: what is due again, then what is new in your plan, within the drill minutes.',
  },
  {
    word: 'Grade',
    meaning: 'how an answer went: again, hard, good or easy. It decides when the question comes back.',
  },
  {
    word: 'Baseline',
    meaning: 'the plan as first made. It stays, however often you replan, so that drift can be told.',
  },
  {
    word: 'Yardstick',
    meaning:
      'the plan in force: the baseline, or what the last replan you accepted made of it. Pace is measured against it.',
  },
  {
    word: 'Drift',
    meaning:
      'how far the plan in force is from the baseline: study days that the finish has moved, hours dropped, replans.',
  },
  {
    word: 'Set aside',
    meaning:
      'what you know already: it leaves the plan, is neither done nor dropped, and never looks like progress.',
  },
  {
    word: 'Essentials',
    meaning:
      'the work that is worth most in the hours before an interview, for the rounds you face. The rest is left out, until you put it back.',
  },
  {
    word: 'Pace',
    meaning:
      'finished work against the plan in force, in study days. The day in progress is never held against you.',
  },
  {
    word: 'Forecast',
    meaning:
      'when the work left will be done. It goes by the plan itself as far as you finished what each day asked, and otherwise by what your study days brought. It needs five of them, and names no day before that.',
  },
  {
    word: 'Weekly review',
    meaning:
      'opens on Today on the last day of a week, once that day is done, or the day after. It stays until it is done or dismissed.',
  },
  {
    word: 'Evidence',
    meaning: 'what proves a task: a note, a link, a number with its context, or a document.',
  },
];

/** What do the words mean, and which keys are there? */
export function HelpPage() {
  return (
    <main id="main" class="page page--help" tabIndex={-1}>
      <PageHead title="How it works">
        <p class="lead">
          Daymark puts a roadmap on your calendar, keeps what you check off, and tells you truthfully how the
          two compare.
        </p>
      </PageHead>
      <Entry label="The words">
        <dl class="words">
          {WORDS.map(({ word, meaning }) => (
            <div key={word} class="words__line">
              <dt>{word}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Entry>
      <Entry label="How pace is told">
        <p>
          A finished task earns the minutes the plan gave it, a started one the share of its steps that are
          ticked. The earned minutes are looked up in the plan: the study day by which they were due is where
          you are. You are behind only when work that was due before today is missing, and ahead only when
          more than today’s work is done. What is dropped leaves both sides of the comparison and is named
          apart. A replan that you accept, or days off that you declare, are the plan from that day on: what
          they dealt with is not held against you, and drift keeps the first plan in sight.
        </p>
      </Entry>
      <Entry
        id="keys"
        label="Keys"
        aside="Letters work when no field is being typed in. On a layout without Latin letters, such as a Cyrillic or Greek one, each is where a Latin layout has it."
      >
        <dl class="keys">
          {SHORTCUTS.map(({ key, does }) => (
            <div key={key} class="keys__line">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Entry>
    </main>
  );
}
