import type { Sign, SignSource } from '../../plans/readiness/readiness.ts';
import type { ReadinessArea } from '../../plans/readiness/readiness-areas.ts';
import { nextStepSentence } from '../../plans/readiness/readiness-sentence.ts';
import { MOCKS_ADDRESS } from '../mock/addresses.ts';
import { Inline } from '../parts/markdown.tsx';
import { DRILL_ADDRESS, questionAddress } from '../practice/addresses.ts';

/** What would raise an area most, with the first thing to do. */
export function NextStep({ area, sign }: { area: ReadinessArea; sign: Sign }) {
  switch (sign.name) {
    case 'coverage':
      return (
        <>
          {nextStepSentence(sign)}
          <First source={sign.next} />
        </>
      );
    case 'mocks':
      return (
        <>
          {sign.state === 'none' ? 'Have it judged in a mock: ' : 'Raise its scores in the next mock: '}
          <a href={MOCKS_ADDRESS}>{'rounds' in area.scores ? 'start one for this round' : 'choose one'}</a>.
        </>
      );
    case 'retention':
      return (
        <>
          Answer its questions again when they come: <a href={DRILL_ADDRESS}>the day’s drill</a>.
        </>
      );
    case 'evidence':
      return (
        <>
          {nextStepSentence(sign)}
          <First source={sign.next} />
        </>
      );
  }
}

function First({ source }: { source: SignSource | null }) {
  if (source === null || source.kind === 'mock') return null;
  const isTask = source.kind === 'task';
  return (
    <>
      {' '}
      Begin with{' '}
      <a href={isTask ? `/tasks/${source.id}` : questionAddress(source.key)}>
        <Inline text={isTask ? source.title : source.prompt} inLink />
      </a>
    </>
  );
}
