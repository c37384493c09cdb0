import { Inline } from '../parts/markdown.tsx';
/** What the learner meant to do this week, where the week can be seen; a long one is told whole where it was said. */
export function Intention({ id, text, saidInWeek }: { id: string; text: string; saidInWeek: number }) {
  return (
    <p class="intention" id={id}>
      <a href={`/weeks/${saidInWeek}/review#next`}>Your intention for this week</a>: <Inline text={text} />
    </p>
  );
}
