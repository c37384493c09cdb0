import type { Coming } from '../../db/data/staged/what-comes.ts';
import { day } from '../../plans/day.ts';
import type { DataPreview, ImportShown } from '../../views/data/bring-back.tsx';
import type { Import } from './imports.ts';
import { readProgress } from './progress.ts';

/** What a page shows of a file of data that is on its way in. */
export function shownOf(one: Import | 'in' | 'gone' | 'cut-off'): ImportShown {
  if (one === 'in') return { is: 'in', misses: null };
  if (one === 'gone' || one === 'cut-off') return { is: 'gone', isCutOff: one === 'cut-off' };
  const { key, state, progress } = one;
  switch (state.is) {
    case 'looking':
    case 'bringing':
      return { is: 'working', file: key, isBringing: state.is === 'bringing', ...readProgress(progress) };
    case 'looked':
      return { is: 'preview', preview: { ...previewOf(state.coming), ...state, file: key } };
    case 'refused':
      return { is: 'problems', problems: state.problems };
    case 'failed':
      return state;
    case 'in':
      return { is: 'in', misses: state.backup.ok ? null : state.backup };
  }
}

/** Tables whose rows a learner would count, beside plans. */
const NOUNS: Readonly<Record<string, string>> = {
  answers: 'answer',
  answerNotes: 'note on a question',
  ownQuestions: 'question of your own',
  ownCategories: 'category of your own',
  ownResources: 'resource of your own',
  readings: 'tick of what was read',
  readingNotes: 'note on what there is to read',
  pieces: 'piece of the portfolio',
  attachments: 'file',
  mocks: 'mock interview',
  roadmaps: 'roadmap of your own',
  reportChoices: 'saved report',
};

function previewOf({
  plans,
  counts,
  isWhole,
}: Coming): Omit<DataPreview, 'file' | 'basis' | 'isStale' | 'missingFiles' | 'unknown'> {
  const others = Object.entries(NOUNS).map(([name, noun]) => ({ count: counts[name] ?? 0, noun }));
  return {
    plans: plans.map((plan) => ({ ...plan, startOn: day(plan.startOn), finishOn: day(plan.finishOn) })),
    others: others.filter(({ count }) => count > 0),
    isWhole,
    hasSettings: counts.settings !== undefined,
    hasHistory: counts.changes !== undefined,
    isAllHere: Object.keys(counts).length === 0,
  };
}
