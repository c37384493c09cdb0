import { agree, count, formatDecimal } from '../format.ts';
import type { Kind } from '../portfolio/kind.ts';
import type { QuestionCategory } from '../practice/bank/question.ts';
import { lowerFirst, upperFirst } from '../words.ts';
import type { Needs } from './criterion.ts';
import type { Gate, OpenCriterion } from './gate.ts';
import type { JudgedCriterion } from './judge-criterion.ts';

export const CRITERION_STATE_WORDS: Record<JudgedCriterion['state'], string> = {
  met: 'met',
  'not-yet': 'not yet',
  'no-data': 'no data',
};

/** How many gates of a plan are open: `2 of 8 gates are open.` Empty where the plan has none. */
export function gatesSentence(gates: readonly Gate[]): string {
  if (gates.length === 0) return '';
  const open = gates.filter(({ isOpen }) => isOpen).length;
  if (open === gates.length) return 'Every gate is open: what the outcomes ask for is there.';
  if (open > 0) return `${open} of ${count(gates.length, 'gate')} ${agree(open, 'is', 'are')} open.`;
  return gates.every(isUntold)
    ? 'No gate is open, and nothing is there yet that one could be judged by.'
    : 'No gate is open yet.';
}

/** How far a gate is: `2 of 4 criteria met`. */
export function gateInWords(gate: Gate): string {
  const { criteria, metCount, isOpen } = gate;
  if (isOpen)
    return `Open: ${criteria.length === 1 ? 'its one criterion is' : `all ${criteria.length} criteria are`} met`;
  if (isUntold(gate))
    return `Nothing there yet, of ${criteria.length} ${agree(criteria.length, 'criterion', 'criteria')}`;
  return metInWords({ metCount, criterionCount: criteria.length });
}

/** `2 of 4 criteria met` */
function metInWords({ metCount, criterionCount }: { metCount: number; criterionCount: number }): string {
  return `${metCount} of ${criterionCount} ${agree(criterionCount, 'criterion', 'criteria')} met`;
}

function isUntold({ criteria }: Gate): boolean {
  return criteria.every(({ state }) => state === 'no-data');
}

/** How far a criterion is: `2 of 3`, `5, and 3 wanted`. */
export function distanceInWords({ state, value, of }: JudgedCriterion): string {
  if (state === 'no-data') return `none of ${of}`;
  return value > of ? `${value}, and ${of} wanted` : `${value} of ${of}`;
}

/** What names in a criterion stand for. */
export type GateNames = {
  kinds: readonly Kind[];
  categories: readonly Pick<QuestionCategory, 'id' | 'title'>[];
  phases: readonly { key: string; title: string }[];
  formats: readonly { id: string; title: string }[];
};

/**
 * What is missing to a criterion, as a question that somebody can answer with a week.
 *
 * @param hasWeeks - without a week to come it is no question
 * @example One more whole story opens the gate of “Behavioural stories”. Which week gets it?
 */
export function nearestSentence(
  { gate, judged, missing, opensGate }: OpenCriterion,
  names: GateNames,
  hasWeeks = true,
): string {
  const what = upperFirst(moreInWords(judged.criterion.needs, missing, names));
  const does = opensGate
    ? `${agree(missing, 'opens', 'open')} the gate`
    : `${agree(missing, 'meets', 'meet')} a criterion`;
  const question = hasWeeks ? ` Which week gets ${agree(missing, 'it', 'them')}?` : '';
  return `${what} ${does} of “${gate.phase.title}”.${question}`;
}

/** So many more of what a criterion wants. */
function moreInWords(
  { pieces, papers, mocks, questions }: Needs,
  missing: number,
  { kinds, categories, phases, formats }: GateNames,
): string {
  const more = `${missing === 1 ? 'one' : missing} more`;
  const one = (singular: string, plural: string) => `${more} ${agree(missing, singular, plural)}`;
  if (pieces) {
    const kind = kinds.find(({ id }) => id === pieces.kind);
    const [title, plural] = [kind?.title ?? pieces.kind, lowerFirst(kind?.plural ?? pieces.kind)];
    if (pieces.part === undefined) return one(`whole ${title}`, `whole ${plural}`);
    const labels = pieces.part.map((id) => kind?.parts.find((part) => part.id === id)?.label ?? id);
    return `${one(title, plural)} with ${listed(labels)}`;
  }
  if (papers) {
    const which = papers.ofTargets ? ' of a team you want to join' : '';
    return `${one('paper', 'papers')}${which} that you can discuss`;
  }
  if (mocks) {
    const format = formats.find(({ id }) => id === mocks.format);
    const named = format === undefined ? '' : ` of “${format.title}”`;
    const least = mocks.average === undefined ? '' : ` with ${formatDecimal(mocks.average)} of 4 or better`;
    return `${one('scored mock', 'scored mocks')}${named}${least}`;
  }
  if (questions) {
    const title =
      questions.category === undefined
        ? phases.find(({ key }) => key === questions.phase)?.title
        : categories.find(({ id }) => id === questions.category)?.title;
    return `${one('question', 'questions')} on “${title ?? ''}” that you know again on a later day`;
  }
  return `${one('result', 'results')} with ${agree(missing, 'its', 'their')} spread`;
}

const MOST_LABELS = 3;

/** `“Pitch”, “Sleep” and 8 more parts` */
function listed(labels: readonly string[]): string {
  const quoted = labels.map((label) => `“${label}”`);
  if (quoted.length > MOST_LABELS) {
    return `${quoted.slice(0, MOST_LABELS - 1).join(', ')} and ${count(quoted.length - MOST_LABELS + 1, 'other part')}`;
  }
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
