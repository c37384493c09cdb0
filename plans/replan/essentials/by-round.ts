import { ROUND_AREAS } from '../../readiness/readiness-areas.ts';
import { facedBy, isForEveryRound, type Valued } from './worth.ts';

/** The work for one round, told apart by whether it stays. */
export type RoundWork<Task> = {
  /** Of the round; `every` for what is for all of them, `none` for what is for none that the learner faces. */
  id: string;
  title: string;
  staying: readonly Task[];
  going: readonly Task[];
};

type Chosen<Task> = { rounds: readonly string[]; staying: readonly Task[]; going: readonly Task[] };

const EVERY = { id: 'every', title: 'Every round' };
const NONE = { id: 'none', title: 'None of these rounds' };

/** What stays and what goes, each task with the round that it is most for, in the order of the rounds. */
export function listByRound<Task extends Pick<Valued, 'serves'>>(
  essentials: Chosen<Task>,
): RoundWork<Task>[] {
  const placeOf = (task: Task) =>
    isForEveryRound(task) ? EVERY.id : (facedBy(task, essentials)[0] ?? NONE.id);
  const staying = Map.groupBy(essentials.staying, placeOf);
  const going = Map.groupBy(essentials.going, placeOf);
  return [EVERY, ...ROUND_AREAS, NONE]
    .map(({ id, title }) => ({ id, title, staying: staying.get(id) ?? [], going: going.get(id) ?? [] }))
    .filter((work) => work.staying.length + work.going.length > 0);
}
