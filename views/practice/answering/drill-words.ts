import { agree, count, formatMinutes } from '../../../plans/format.ts';
import type { AskedItem, DrillDay } from '../../../plans/practice/drill/drill-day.ts';
import type { DrillReason } from '../../../plans/practice/drill/drill-queue.ts';

const REASON_WORDS: Record<DrillReason, string> = {
  'in-a-round': 'asked in an interview',
  due: 'due',
  new: 'new',
  'before-the-end': 'once more before the end',
};

export function reasonInWords({ comesBack, reason }: AskedItem): string {
  return comesBack ? 'again today' : REASON_WORDS[reason];
}

/** `5 questions, about 14 min`, or what is left of them: `3 questions left, 1 of them again, about 9 min`. */
export function drillInWords({
  asked,
  open,
  comesBackCount,
  openMinutes,
  isBegun,
  isDone,
  tookMinutes,
}: DrillDay): string {
  if (asked.length === 0) return 'nothing is due today';
  if (isDone) return `${count(asked.length, 'question')} done in about ${formatMinutes(tookMinutes)}`;
  const left = isBegun ? ' left' : '';
  const again = comesBackCount > 0 ? `, ${comesBackCount} of them again` : '';
  return `${count(open.length, 'question')}${left}${again}, about ${formatMinutes(openMinutes)}`;
}

/** `3 due and 2 new questions, about 13 min` */
export function drillContentInWords({ items, minutes }: Pick<DrillDay, 'items' | 'minutes'>): string {
  const newCount = items.filter(({ reason }) => reason === 'new').length;
  const dueCount = items.length - newCount;
  const parts = [dueCount > 0 && `${dueCount} due`, newCount > 0 && `${newCount} new`].filter(Boolean);
  return `${parts.join(' and ')} ${agree(items.length, 'question', 'questions')}, about ${formatMinutes(minutes)}`;
}
