import { agree, count, formatDecimal } from '../../plans/format.ts';
import type { Task } from '../../plans/plan/plan.ts';
import type { Kind, Part } from '../../plans/portfolio/kind.ts';
import type { DueRating, Level, Rating } from '../../plans/skill/ratings.ts';
import type { SkillEvidence } from '../../plans/skill/skill-evidence.ts';
import { LOW_LEVEL, offerFor } from '../../plans/skill/skill-offers.ts';
import { RATING, type Skill } from '../../plans/skill/skills.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { useDates } from '../dates.ts';
import { MOCKS_ADDRESS, READINESS_ADDRESS } from '../mock/addresses.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { kindAddress, PIECES_ADDRESS, pieceAddress } from '../portfolio/addresses.ts';
import { practiceAddress } from '../practice/addresses.ts';
import { estimatesAddress } from '../time/estimates.tsx';
import { SKILLS_ADDRESS } from './addresses.ts';

/** A skill as it was rated over time, with what evidence says of it. */
export type SkillRow = {
  skill: Skill;
  part: Part;
  levels: readonly { rating: Rating; level: Level }[];
  /** `null` without a plan. */
  evidence: SkillEvidence | null;
  /** The tasks that serve it and can still be done. */
  openTasks: readonly Task[];
};

type SkillsEntryProps = {
  rows: readonly SkillRow[];
  due: DueRating | null;
  kinds: readonly Kind[];
  formToken: string;
};

/** How good am I at what roles ask for, by my own word and by what exists? */
export function SkillsEntry({ rows, due, kinds, formToken }: SkillsEntryProps) {
  const groups = groupsOf(rows);
  const isRated = rows.some(({ levels }) => levels.length > 0);
  return (
    <>
      {due && <DueEntry due={due} formToken={formToken} />}
      <WeakEntry rows={rows} />
      {groups.map(({ heading, rows: ofGroup }) => (
        <Entry key={heading} label={heading} aside={isRated ? 'From 1 to 4, the last on the right' : ''}>
          <ul class="skills">
            {ofGroup.map((row) => (
              <SkillLine key={row.skill.id} row={row} kinds={kinds} />
            ))}
          </ul>
        </Entry>
      ))}
    </>
  );
}

function groupsOf(rows: readonly SkillRow[]): { heading: string; rows: SkillRow[] }[] {
  const groups: { heading: string; rows: SkillRow[] }[] = [];
  for (const row of rows) {
    if (row.part.group !== undefined || groups.length === 0)
      groups.push({ heading: row.part.group ?? 'Skills', rows: [] });
    groups.at(-1)?.rows.push(row);
  }
  return groups;
}

/** One tap begins the rating, under the name that tells when it was. */
function DueEntry({ due, formToken }: { due: DueRating; formToken: string }) {
  const title = due.at === 'start' ? 'At the start' : `End of “${due.phase.title}”`;
  return (
    <Entry id="rating-due" label="Rate yourself" aside="Three minutes, eleven skills">
      <p>
        {due.at === 'start' ? (
          'Begin with where you stand today. What changes until the end of each phase shows beside it.'
        ) : (
          <>
            “<Inline text={due.phase.title} />” {due.isOver ? 'is over' : 'ends'}: where do you stand now?
          </>
        )}
      </p>
      <form class="form--inline" method="post" action={PIECES_ADDRESS}>
        <input type="hidden" name="kind" value={RATING} />
        <input type="hidden" name="parent" value="" />
        <input type="hidden" name="title" value={title} />
        <input type="hidden" name="formToken" value={formToken} />
        <button class="button" id="rate-now">
          Rate yourself now
        </button>
      </form>
    </Entry>
  );
}

/** The question that one comes with: which of them is weak? */
function WeakEntry({ rows }: { rows: readonly SkillRow[] }) {
  const rated = rows.flatMap(({ levels, ...row }) => {
    const last = levels.at(-1);
    return last === undefined ? [] : [{ ...row, level: last.level }];
  });
  if (rated.length === 0) return null;
  const weak = rated
    .filter(({ level }) => level <= LOW_LEVEL)
    .toSorted((one, other) => one.level - other.level);
  return (
    <Entry id="weak-skills" label="Where to work" aside="Rated 1 or 2 the last time">
      {weak.length === 0 ? (
        <p>Nowhere by your own word: each skill is at 3 or 4. See whether the evidence agrees.</p>
      ) : (
        <ul class="skills__weak">
          {weak.map(({ skill, part, level }) => (
            <li key={skill.id}>
              <a href={`#skill-${skill.id}`}>
                <Inline text={part.label} inLink />
              </a>{' '}
              {level}
            </li>
          ))}
        </ul>
      )}
    </Entry>
  );
}

function SkillLine({ row, kinds }: { row: SkillRow; kinds: readonly Kind[] }) {
  const { skill, part, levels, evidence } = row;
  const last = levels.at(-1);
  const anchor = part.choices.find(({ id }) => id === String(last?.level));
  return (
    <li class="skills__item" id={`skill-${skill.id}`}>
      <h3 class="skills__title">
        <Inline text={part.label} />
      </h3>
      <Levels levels={levels} />
      <p class="skills__anchor">
        {anchor ? <Inline text={anchor.label} /> : part.guide && <Inline text={part.guide} />}
      </p>
      {evidence && <Evidence skill={skill} evidence={evidence} kinds={kinds} />}
      <Offer row={row} />
    </li>
  );
}

function Levels({ levels }: Pick<SkillRow, 'levels'>) {
  const { formatDate } = useDates();
  if (levels.length === 0) return <p class="skills__levels">not rated</p>;
  return (
    <ol class="skills__levels">
      {levels.map(({ rating, level }) => (
        <li key={rating.piece.key}>
          <a href={pieceAddress(rating.piece.key)}>
            <strong>{level}</strong>
            <span class="skills__on">{formatDate(rating.on)}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

/** What exists, each figure beside where it comes from. */
function Evidence({
  skill,
  evidence: { tasks, questions, mocks, pieces },
  kinds,
}: {
  skill: Skill;
  evidence: SkillEvidence;
  kinds: readonly Kind[];
}) {
  const shown = pieces.flatMap(({ kind: kindId, whole }) => {
    const kind = kinds.find(({ id }) => id === kindId);
    return kind === undefined ? [] : [{ kind, whole }];
  });
  return (
    <ul class="skills__evidence" aria-label="What evidence says">
      <li>
        <a href={`${READINESS_ADDRESS}#${skill.areas[0]}`}>
          {tasks.done} of {count(tasks.of, 'task')} done
        </a>
      </li>
      <li>
        <a href={practiceAddress({ category: skill.categories[0] ?? null })}>
          {questions.known} of {count(questions.of, 'question')} known again
        </a>
      </li>
      <li>
        <a href={MOCKS_ADDRESS}>
          {mocks === null
            ? 'not judged in a mock'
            : `${formatDecimal(mocks.mean)} of 4 in ${count(mocks.count, 'mock')}`}
        </a>
      </li>
      {shown.map(({ kind, whole }) => (
        <li key={kind.id}>
          <a href={kindAddress(kind.of ?? kind.id)}>{count(whole, `whole ${inPlainWords(kind.title)}`)}</a>
        </li>
      ))}
    </ul>
  );
}

/** What the rating suggests for what is to come; nothing changes before it was previewed. */
function Offer({ row: { skill, part, levels, openTasks } }: { row: SkillRow }) {
  const offer = offerFor(levels.at(-1)?.level, openTasks);
  if (offer === null) return null;
  const tasks = count(offer.tasks.length, 'task');
  if (offer.is === 'drop-stretch') {
    const query = new URLSearchParams([
      ['way', 'same-finish'],
      ...offer.tasks.map(({ id }) => ['drop', String(id)]),
      ['from', SKILLS_ADDRESS],
    ]);
    return (
      <p class="hint">
        You are well ahead here: {count(offer.tasks.length, 'stretch task')}{' '}
        {agree(offer.tasks.length, 'serves', 'serve')} it.{' '}
        <a href={`/replan?${query}`}>See the plan without {agree(offer.tasks.length, 'it', 'them')}</a>
      </p>
    );
  }
  return (
    <p class="hint">
      {tasks} to come {agree(offer.tasks.length, 'serves', 'serve')} it.{' '}
      <a href={estimatesAddress({ by: 'skill', id: skill.id, title: part.label })}>
        Give {agree(offer.tasks.length, 'it', 'them')} more time
      </a>
      , or <a href="/tasks/new">add a task</a>.
    </p>
  );
}
