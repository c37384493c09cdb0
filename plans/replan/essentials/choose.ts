import { sumOf } from '../../sum.ts';
import { chooseItems } from './knapsack.ts';
import {
  type Facing,
  facedBy,
  isEssentialFor,
  isForEveryRound,
  listFaced,
  type Valued,
  worthOf,
} from './worth.ts';

/** A task of a roadmap or a plan, as it is weighed. */
export type Candidate = Valued & {
  key: string;
  /** The key of the task that has to be done first. */
  after: string | null;
  state: 'open' | 'done' | 'gone';
  /** What is left of its minutes. */
  leftMinutes: number;
};

export type ChoiceRequest = Facing & {
  /** In roadmap order: none before what it comes after. */
  tasks: readonly Candidate[];
  /** The hours that are left. */
  minutes: number;
  /** Kept by hand, whether they fit or not, with what they come after. */
  keptKeys?: ReadonlySet<string>;
  /** Left out by hand; what comes after one does not wait for it. */
  leftOutKeys?: ReadonlySet<string>;
};

export type EssentialChoice = {
  /** The open tasks that stay. */
  keys: ReadonlySet<string>;
  /** Their minutes that are left: no more than there are, but for what is kept by hand. */
  minutes: number;
  /** The rehearsal that stands for the interview itself; `null` when none fits. */
  mockKey: string | null;
};

/**
 * Chooses the work that is worth most in the hours before an interview.
 *
 * First what was kept by hand; then what is for every round, as the plan for the day, and one mock, each where it fits;
 * then one task for each round that has nothing essential. Of the time that is left the essential tasks of the rounds
 * that the learner faces get the best choice there is, and then, of what they leave, all others. No task is chosen
 * without the one it comes after.
 *
 * @see plans/README.md#essentials for a worked example
 */
export function chooseEssentials(request: ChoiceRequest): EssentialChoice {
  const choosing = new Choosing(request);
  for (const { key } of choosing.open) if (request.keptKeys?.has(key)) choosing.take(key);
  for (const task of choosing.open) {
    if (task.essential && isForEveryRound(task)) choosing.takeIfItFits(task.key);
  }
  const mockKey =
    listMocks(choosing.open, request).find(({ key }) => choosing.takeIfItFits(key))?.key ?? null;
  const essential = choosing.open.filter((task) => isEssentialFor(task, request));
  for (const round of listFaced(request)) choosing.takeSomethingFor(round);
  choosing.takeBest(new Set(essential.flatMap(({ key }) => choosing.withWhatItComesAfter(key))));
  choosing.takeBest(new Set(choosing.open.map(({ key }) => key)));
  const { keys, minutes } = choosing;
  return { keys, minutes, mockKey };
}

/** After a third of the days: early enough for what it shows to be mended. */
const MOCK_AFTER_SHARE = 1 / 3;

/** Those of the study days until the interview on which the mock may come, in order. */
export function daysForMock<StudyDay>(studyDays: readonly StudyDay[]): readonly StudyDay[] {
  return studyDays.slice(Math.floor(studyDays.length * MOCK_AFTER_SHARE));
}

/**
 * The rehearsals that can stand for the interview, the best first: those of most rounds that the learner faces, then of
 * fewest that they do not, then essential ones, then the longest.
 */
function listMocks(tasks: readonly Candidate[], facing: Facing): Candidate[] {
  const faced = (task: Candidate) => facedBy(task, facing).length;
  const others = (task: Candidate) => facedBy(task, { rounds: [] }).length - faced(task);
  return tasks
    .filter((task) => task.kind === 'rehearsal' && faced(task) > 0)
    .sort(
      (a, b) =>
        faced(b) - faced(a) ||
        others(a) - others(b) ||
        Number(b.essential) - Number(a.essential) ||
        b.minutes - a.minutes,
    );
}

/** A choice while it is made. */
class Choosing {
  /** The tasks that can be chosen, in roadmap order. */
  readonly open: readonly Candidate[];
  readonly keys = new Set<string>();
  minutes = 0;
  readonly #request: ChoiceRequest;
  readonly #byKey: ReadonlyMap<string, Candidate>;
  readonly #openKeys: ReadonlySet<string>;

  constructor(request: ChoiceRequest) {
    const { tasks, leftOutKeys, keptKeys } = request;
    const isLeftOut = (key: string) => leftOutKeys?.has(key) && !keptKeys?.has(key);
    this.#request = request;
    this.#byKey = new Map(tasks.map((task) => [task.key, task]));
    this.open = tasks.filter(({ key, state }) => state === 'open' && !isLeftOut(key));
    this.#openKeys = new Set(this.open.map(({ key }) => key));
  }

  /** A task and the open ones that have to be done before it, the first first. */
  withWhatItComesAfter(key: string): string[] {
    const before = this.#openBefore(key);
    return before === null ? [key] : [...this.withWhatItComesAfter(before), key];
  }

  take(key: string): void {
    for (const each of this.withWhatItComesAfter(key)) {
      if (this.keys.has(each)) continue;
      this.keys.add(each);
      this.minutes += this.#byKey.get(each)?.leftMinutes ?? 0;
    }
  }

  takeIfItFits(key: string): boolean {
    if (this.minutes + this.#minutesWith(key) > this.#request.minutes) return false;
    this.take(key);
    return true;
  }

  /**
   * Where nothing essential is or was to be done for a round, takes the task that is worth most for its minutes, as long
   * as it needs no more than an equal share of all of them.
   */
  takeSomethingFor(round: string): void {
    const ofRound = this.#request.tasks.filter(
      (task) => task.state !== 'gone' && this.#groupOf(task) === round,
    );
    const hasSome = ofRound.some(
      (task) => task.state === 'done' || this.keys.has(task.key) || isEssentialFor(task, this.#request),
    );
    if (hasSome) return;
    const share = this.#request.minutes / listFaced(this.#request).length;
    const rateOf = (task: Candidate) => worthOf(task, this.#request) / this.#minutesWith(task.key);
    const best = this.open
      .filter((task) => this.#groupOf(task) === round && this.#minutesWith(task.key) <= share)
      .sort((one, other) => rateOf(other) - rateOf(one))[0];
    if (best !== undefined) this.takeIfItFits(best.key);
  }

  /** Minutes that a task would add, with those that would have to come before it. */
  #minutesWith(key: string): number {
    const needed = this.withWhatItComesAfter(key).filter((each) => !this.keys.has(each));
    return sumOf(needed, (each) => this.#byKey.get(each)?.leftMinutes ?? 0);
  }

  /** Takes the best choice of some tasks that the time left allows. */
  takeBest(wanted: ReadonlySet<string>): void {
    const candidates = this.open.filter(({ key }) => wanted.has(key) && this.#isFree(key, wanted));
    const indexOf = new Map(candidates.map(({ key }, index) => [key, index]));
    const items = candidates.map((task) => ({
      minutes: task.leftMinutes,
      worth: worthOf(task, this.#request),
      group: this.#groupOf(task),
      after: indexOf.get(this.#openBefore(task.key) ?? '') ?? null,
    }));
    const left = this.#request.minutes - this.minutes;
    const chosen = chooseItems(items, left, this.#worthSoFar());
    for (const [index, { key }] of candidates.entries()) if (chosen.has(index)) this.take(key);
  }

  /** Not taken yet, and neither is anything that would have to be taken with it but cannot be. */
  #isFree(key: string, wanted: ReadonlySet<string>): boolean {
    if (this.keys.has(key)) return false;
    return this.withWhatItComesAfter(key).every((each) => wanted.has(each) || this.keys.has(each));
  }

  #openBefore(key: string): string | null {
    let before = this.#byKey.get(key)?.after ?? null;
    while (before !== null && !this.#openKeys.has(before)) before = this.#byKey.get(before)?.after ?? null;
    return before;
  }

  /** The round or capability that a task is most for; that of the first task where it comes after others. */
  #groupOf(task: Candidate): string {
    const before = task.after === null ? undefined : this.#byKey.get(task.after);
    if (before !== undefined) return this.#groupOf(before);
    return facedBy(task, this.#request)[0] ?? task.serves[0] ?? '';
  }

  /** By group, what is done and what is taken so far. */
  #worthSoFar(): Map<string, number> {
    const worthOfGroup = new Map<string, number>();
    for (const task of this.#request.tasks) {
      if (task.state !== 'done' && !this.keys.has(task.key)) continue;
      const group = this.#groupOf(task);
      worthOfGroup.set(group, (worthOfGroup.get(group) ?? 0) + worthOf(task, this.#request));
    }
    return worthOfGroup;
  }
}
