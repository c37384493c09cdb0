import { formatClock } from '../../../plans/format.ts';
import { durationsOf } from '../../../plans/portfolio/clock/durations.ts';
import type { Kind, Part } from '../../../plans/portfolio/kind.ts';
import { linesOf, marksOf, type Piece, partOf } from '../../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { describedByHint, WritingForm, WritingFrame } from '../../parts/form/writing-form.tsx';
import { partAddress, partField } from '../addresses.ts';
import { lengthInWords } from './piece-words.ts';

export type PartFormProps = {
  piece: Piece;
  part: Part;
  /** The pieces that it can name, of a part in pieces. */
  offered: readonly Piece[];
  from: string;
};

/** One part of a piece, to write in; it saves itself. */
export function PartForm({ piece, part, offered, from }: PartFormProps) {
  const { text, revision } = partOf(piece, part.id);
  const id = partField(part.id);
  const frame = {
    id,
    action: partAddress(piece.key, part.id),
    from,
    label: part.label,
    showsLabel: true,
    hint: part.guide,
    words: savedInWords(part, { text, revision }),
  };
  if (part.form === 'text' || part.form === 'lines') {
    return <WritingForm {...frame} text={{ text, revision }} rows={rowsOf(part, text)} placeholder="" />;
  }
  return (
    <WritingFrame {...frame} revision={revision}>
      <Control id={id} part={part} text={text} offered={offered} />
    </WritingFrame>
  );
}

/** What the line under a part says: that it is safe, and how long it is. */
export function savedInWords(part: Part, { text, revision }: { text: string; revision: number }): string {
  return [...(revision === 0 ? [] : ['Saved']), lengthInWords(part, text)]
    .filter((words) => words !== '')
    .join('. ');
}

const FEWEST_ROWS = 2;
const MOST_ROWS = 16;

/** As high as what stands in it; it grows with what is typed. */
function rowsOf({ form, least }: Part, text: string): number {
  const wanted = form === 'lines' ? (least ?? FEWEST_ROWS) : FEWEST_ROWS;
  return Math.min(Math.max(wanted, text.split('\n').length), MOST_ROWS);
}

type ControlProps = Pick<PartFormProps, 'part' | 'offered'> & { id: string; text: string };

function Control({ id, part, text, offered }: ControlProps) {
  const common = { id, name: 'text', ...describedByHint(id, part.guide) };
  switch (part.form) {
    case 'choice':
      if (areLong(part.choices)) return <Anchors id={id} part={part} text={text} />;
      return (
        <select class="input" {...common}>
          <Options choices={part.choices} chosen={text} />
        </select>
      );
    case 'marks':
      return <Marks id={id} part={part} text={text} />;
    case 'durations':
      return <Durations id={id} part={part} text={text} />;
    case 'pieces':
      return <Pieces id={id} text={text} offered={offered} />;
    case 'day':
      return <input class="input" type="date" value={text} {...common} />;
    case 'hour':
      return <input class="input" type="time" value={text} {...common} />;
    case 'year':
      return <input class="input input--short" inputMode="numeric" value={text} {...common} />;
    case 'link':
      return <input class="input input--wide" type="url" value={text} {...common} />;
    default:
      return <input class="input input--wide" value={text} {...common} />;
  }
}

function Options({ choices, chosen }: { choices: Part['choices']; chosen: string | undefined }) {
  const isLost = chosen !== undefined && chosen !== '' && !choices.some(({ id }) => id === chosen);
  return (
    <>
      <option value="">Not said</option>
      {choices.map(({ id, label }) => (
        <option key={id} value={id} selected={id === chosen}>
          {inPlainWords(label)}
        </option>
      ))}
      {isLost && (
        <option value={chosen} selected>
          {chosen}
        </option>
      )}
    </>
  );
}

/** Longer words than a closed list shows on a phone. */
const LONGEST_IN_LIST = 40;

function areLong(choices: Part['choices']): boolean {
  return choices.some(({ label }) => label.length > LONGEST_IN_LIST);
}

/** Choices that are read before one is made, in full and below each other. The first carries the id of the part. */
function Anchors({ id, part, text }: Pick<ControlProps, 'id' | 'part' | 'text'>) {
  const offered = [...part.choices, { id: '', label: 'Not said' }];
  return (
    <div class="choices choices--column" role="radiogroup" aria-label={inPlainWords(part.label)}>
      {offered.map((choice, index) => (
        <label key={choice.id} class="choice">
          <input
            type="radio"
            name="text"
            id={index === 0 ? id : `${id}-${choice.id || 'none'}`}
            value={choice.id}
            checked={choice.id === text}
          />
          <span>{inPlainWords(choice.label)}</span>
        </label>
      ))}
    </div>
  );
}

/** The first control carries the id that the label of the part points to. */
function Marks({ id, part, text }: Pick<ControlProps, 'id' | 'part' | 'text'>) {
  const marks = marksOf(text);
  return (
    <ul class="marks">
      {part.rows.map((row, index) => (
        <li key={row.id} class="marks__row">
          <label for={index === 0 ? id : `${id}-${row.id}`}>{inPlainWords(row.label)}</label>
          <select class="input" id={index === 0 ? id : `${id}-${row.id}`} name={`row.${row.id}`}>
            <Options choices={part.choices} chosen={marks.get(row.id)} />
          </select>
        </li>
      ))}
    </ul>
  );
}

function Durations({ id, part, text }: Pick<ControlProps, 'id' | 'part' | 'text'>) {
  const seconds = durationsOf(text);
  return (
    <ul class="marks">
      {part.rows.map((row, index) => {
        const took = seconds.get(row.id);
        const field = index === 0 ? id : `${id}-${row.id}`;
        return (
          <li key={row.id} class="marks__row">
            <label for={field}>{inPlainWords(row.label)}</label>
            <input
              class="input input--short"
              id={field}
              name={`row.${row.id}`}
              value={took === undefined ? '' : formatClock(took)}
              placeholder="m:ss"
            />
          </li>
        );
      })}
    </ul>
  );
}

/** Boxes, one for each piece; one that is named and gone stays named. */
function Pieces({ id, text, offered }: Pick<ControlProps, 'id' | 'text' | 'offered'>) {
  const named = linesOf(text);
  const gone = named.filter((key) => !offered.some((piece) => piece.key === key));
  return (
    <fieldset class="choices choices--column" id={id}>
      {offered.length === 0 && <p class="hint">There is none yet.</p>}
      {offered.map((piece) => (
        <label key={piece.key} class="choice">
          <input type="checkbox" name="piece" value={piece.key} checked={named.includes(piece.key)} />
          <span>{inPlainWords(piece.title.text)}</span>
        </label>
      ))}
      {gone.map((key) => (
        <input key={key} type="hidden" name="piece" value={key} />
      ))}
    </fieldset>
  );
}

/** The pieces that a part can name: those of its kind that are in use, and those that it names already. */
export function offeredFor(part: Part, piece: Piece, pieces: readonly Piece[]): Piece[] {
  if (part.kind === undefined) return [];
  const named = new Set(linesOf(partOf(piece, part.id).text));
  return pieces.filter((one) => one.kind === part.kind && (one.archivedOn === null || named.has(one.key)));
}

/** The parts of a kind that are written, under their headings, in order. */
export function groupsOf({ parts }: Pick<Kind, 'parts'>): { heading: string | null; parts: Part[] }[] {
  const groups: { heading: string | null; parts: Part[] }[] = [];
  for (const part of parts) {
    if (part.form === 'clock') continue;
    if (part.group !== undefined || groups.length === 0)
      groups.push({ heading: part.group ?? null, parts: [] });
    groups.at(-1)?.parts.push(part);
  }
  return groups;
}
