import type { Day } from '../../../plans/day.ts';
import { count, formatHours, formatShare } from '../../../plans/format.ts';
import type { Phase } from '../../../plans/plan/plan.ts';
import { driftSentence, hasNotDrifted } from '../../../plans/progress/drift.ts';
import type { BurnUpPoint } from '../../../plans/progress/history.ts';
import type { LookingBack } from '../../../plans/today/looking-back.ts';
import { BurnUp } from '../../charts/burn-up.tsx';
import { useDates } from '../../dates.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { type Part, part } from '../../parts/part.tsx';
import { EvidenceBody } from '../../task/evidence/evidence.tsx';
import { DaymarkRaised } from '../daymark-raised.tsx';
import { arrivalTitle, arrivalWords, thanks } from './looking-back-words.ts';

/** Report with nothing but evidence and notes in it. */
const ALL_PROOF = '/report?section=evidence';

/** The arrival in a sentence, which stands first, whatever comes after it. */
export function arrivalPart(back: LookingBack): Part {
  const { phases: _, pieces: __, ...figures } = back;
  return part('arrival', ArrivalBlock, { back: figures });
}

/** What was done: figures, the curve, pieces of proof, and the report of it all. */
export function lookingBackParts(back: LookingBack, burnUp: readonly BurnUpPoint[], today: Day): Part[] {
  if (!back.isAnythingDone) return [];
  const { finishedMinutes, evidenceCount } = back.totals;
  return [
    part('was-done', WasDone, { back }),
    ...(finishedMinutes > 0 ? [part('curve', Curve, { points: burnUp, today })] : []),
    part('proof', Proof, { pieces: back.pieces, evidenceCount }),
    part('final-report', FinalReport, {}),
  ];
}

type ArrivalProps = { id: string; back: Omit<LookingBack, 'phases' | 'pieces'> };

function ArrivalBlock({ id, back }: ArrivalProps) {
  const dates = useDates();
  const thankYou = thanks(back);
  return (
    <div class="day-done arrival" id={id}>
      <DaymarkRaised />
      <div>
        <p class="day-done__title">{arrivalTitle(back)}</p>
        <p class="day-done__words">{arrivalWords(back, dates)}</p>
        {thankYou && <p class="arrival__thanks">{thankYou}</p>}
      </div>
    </div>
  );
}

function WasDone({ id, back }: { id: string; back: LookingBack }) {
  const { formatRange } = useDates();
  return (
    <Entry id={id} label="What was done" aside={formatRange(back.startOn, back.finishOn)}>
      <ul class="ledger">
        {figuresOf(back).map(({ what, figure }) => (
          <li key={what} class="ledger__line">
            <span class="ledger__what">{what}</span>
            <span class="ledger__figure">{figure}</span>
          </li>
        ))}
      </ul>
      {!hasNotDrifted(back.drift) && <p>{driftSentence(back.drift)}</p>}
      <h3 class="entry__sub">Phase by phase</h3>
      <ul class="ledger">
        {back.phases
          .filter(({ taskCount }) => taskCount > 0)
          .map(({ phase, ...share }) => (
            <li key={phase.id} class="ledger__line">
              <span class="ledger__what">
                <PhaseLink phase={phase} />
              </span>
              <span class="ledger__figure">
                {share.finishedTaskCount} of {count(share.taskCount, 'task')},{' '}
                {formatHours(share.earnedMinutes)}
              </span>
            </li>
          ))}
      </ul>
    </Entry>
  );
}

function PhaseLink({ phase: { key, title } }: { phase: Phase }) {
  return (
    <a href={`/phases/${key}`}>
      <Inline text={title} inLink />
    </a>
  );
}

/** Only what there was: a figure of nothing says nothing. */
function figuresOf(back: LookingBack): { what: string; figure: string }[] {
  const { totals, practice, workedDayCount, mockCount, added } = back;
  const { finishedTaskCount, taskCount, finishedMinutes, plannedMinutes, habitsKept, habitsAsked } = totals;
  const rows: [what: string, figure: string, isTold: boolean][] = [
    ['Tasks finished', `${finishedTaskCount} of ${taskCount}`, taskCount > 0],
    [
      'Work, by the estimates',
      `${formatHours(finishedMinutes)} of ${formatHours(plannedMinutes)}`,
      plannedMinutes > 0,
    ],
    ['Days with something ticked off', String(workedDayCount), workedDayCount > 0],
    [
      'Habits kept',
      `${habitsKept} of ${count(habitsAsked, 'time')}, ${formatShare(habitsKept, habitsAsked)}`,
      habitsAsked > 0 && habitsKept > 0,
    ],
    [
      'Answers to questions',
      `${practice.answerCount}, to ${count(practice.questionCount, 'question')}`,
      practice.answerCount > 0,
    ],
    [
      'Still known when they came back',
      `${practice.recalledCount} of ${practice.repeatedCount}, ${formatShare(practice.recalledCount, practice.repeatedCount)}`,
      practice.repeatedCount > 0,
    ],
    ['Mock interviews', String(mockCount), mockCount > 0],
    ['Pieces of evidence', String(totals.evidenceCount), totals.evidenceCount > 0],
    [
      'Added on the way',
      `${count(added.taskCount, 'task')}, ${formatHours(added.minutes)}`,
      added.taskCount > 0,
    ],
  ];
  return rows.filter(([, , isTold]) => isTold).map(([what, figure]) => ({ what, figure }));
}

function Curve({ id, points, today }: { id: string; points: readonly BurnUpPoint[]; today: Day }) {
  return (
    <Entry id={id} label="The curve" aside="Work added up day by day, in hours of estimate">
      <BurnUp points={points} today={today} />
    </Entry>
  );
}

type ProofProps = { id: string; pieces: LookingBack['pieces']; evidenceCount: number };

function Proof({ id, pieces, evidenceCount }: ProofProps) {
  const { formatDate } = useDates();
  if (evidenceCount === 0) {
    return (
      <Entry id={id} label="Proof">
        <p>
          No evidence was left. A link, a figure or a line in your own words can still be left with each{' '}
          <a href="/plan?state=done">finished task</a>.
        </p>
      </Entry>
    );
  }
  const isAll = pieces.length === evidenceCount;
  return (
    <Entry id={id} label="Proof" aside={isAll ? count(evidenceCount, 'piece') : 'One piece of each phase'}>
      <ul class="evidence">
        {pieces.map(({ task, evidence }) => (
          <li key={evidence.id} class="evidence__item">
            <p class="evidence__meta">
              <a href={`/tasks/${task.id}#evidence`}>
                <Inline text={task.title} inLink />
              </a>
              , {formatDate(evidence.leftOn)}
            </p>
            <EvidenceBody evidence={evidence} />
          </li>
        ))}
      </ul>
      {!isAll && (
        <p>
          <a href={ALL_PROOF}>All {evidenceCount} pieces</a>
        </p>
      )}
    </Entry>
  );
}

function FinalReport({ id }: { id: string }) {
  return (
    <Entry id={id} label="The final report" aside="The whole plan, week by week">
      <p>Everything that was done, with its proof and your words on each week, to keep or to hand on.</p>
      <p class="ways-on__links">
        <a href="/report">Read it</a>
        <a href="/report.pdf" download>
          PDF
        </a>
        <a href="/report.md" download>
          Markdown
        </a>
      </p>
    </Entry>
  );
}
