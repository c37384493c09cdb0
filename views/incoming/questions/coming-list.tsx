import { count } from '../../../plans/format.ts';
import type { ComingQuestion, QuestionsFound } from '../../../plans/incoming/questions/found.ts';
import type { KnownCategory } from '../../../plans/incoming/questions/incoming-categories.ts';
import { changedRoles } from '../../../plans/incoming/questions/known-questions.ts';
import { OWN_CATEGORY } from '../../../plans/practice/own/own-question.ts';
import { listed } from '../../../plans/words.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline, Markdown } from '../../parts/markdown.tsx';
import { ROLE_WORDS } from './role-words.ts';

const MOST_SHOWN = 20;

type Titles = ReadonlyMap<string, string>;

/** What will the questions look like? The first of them, as they will stand here. */
export function ComingList({ found, places }: { found: QuestionsFound; places: readonly KnownCategory[] }) {
  const titles = new Map([...places, ...found.newCategories].map(({ id, title }) => [id, title]));
  return (
    <>
      <Rows label="New" rows={found.added} titles={titles} />
      <Rows label="Changed" rows={found.changed} titles={titles} />
    </>
  );
}

type RowsProps = { label: string; rows: readonly ComingQuestion[]; titles: Titles };

function Rows({ label, rows, titles }: RowsProps) {
  if (rows.length === 0) return null;
  const isCut = rows.length > MOST_SHOWN;
  return (
    <Entry
      label={label}
      aside={
        isCut
          ? `The first ${MOST_SHOWN} of ${rows.length.toLocaleString('en')}`
          : count(rows.length, 'question')
      }
    >
      <ol class="coming">
        {rows.slice(0, MOST_SHOWN).map((row) => (
          <Coming key={row.line} row={row} titles={titles} />
        ))}
      </ol>
    </Entry>
  );
}

function Coming({ row, titles }: { row: ComingQuestion; titles: Titles }) {
  const { words, line, current, archivedOn } = row;
  return (
    <li class="coming__item">
      <p class="coming__prompt">
        <Inline text={words.prompt} />
      </p>
      {current && (
        <p class="hint">
          Changes: {listed(changedRoles({ words, archivedOn, current }).map((role) => ROLE_WORDS[role]))}.
        </p>
      )}
      {words.detail !== '' && <Markdown text={words.detail} />}
      {words.points.length > 0 && (
        <ul class="coming__points">
          {words.points.map((point, index) => (
            <li key={index}>
              <Inline text={point} />
            </li>
          ))}
        </ul>
      )}
      {words.answer !== '' && (
        <div class="coming__answer">
          <Markdown text={words.answer} />
        </div>
      )}
      <p class="coming__facts hint">
        Line {line} · {titles.get(words.category) ?? OWN_CATEGORY.title}
        {words.tags.map((tag) => ` · ${tag}`)}
      </p>
    </li>
  );
}
