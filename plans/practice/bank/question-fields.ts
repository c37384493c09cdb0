import * as z from 'zod';
import { fromFields, line, type Shared, slug, textField } from '../../content/fields.ts';
import { READS } from '../../reading/reads.ts';
import {
  DIFFICULTIES,
  LONGEST_BANK_SECONDS,
  LONGEST_SECONDS,
  QUESTION_FORMS,
  QUESTION_SOURCES,
  SHORTEST_SECONDS,
} from './question-kinds.ts';

/** An own question may be longer than one of the bank, and may leave out more. */
const LONGEST_OWN_PROMPT = 1000;
const LONGEST_OWN_LINE = 1000;
const MOST_OWN_LINES = 20;
const MOST_OWN_TASKS = 6;
/** What stands below a question or answers it, with code and tables in it. */
const LONGEST_OWN_TEXT = 50_000;
const LONGEST_TAG = 80;
const MOST_TAGS = 20;

const oneLine = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.union([z.literal(''), line(longest)]));

const lines = (noun: string) =>
  z
    .string()
    .transform((text) => text.split(/\r\n?|\n/).flatMap((each) => each.trim() || []))
    .pipe(z.array(line(LONGEST_OWN_LINE)).max(MOST_OWN_LINES, `Keep it to ${MOST_OWN_LINES} ${noun}`));

/** Markdown: blank lines around it are dropped, and the indentation of its first line stays. */
const markdown = textField(LONGEST_OWN_TEXT).transform(withoutBlankEnds);

const tag = z
  .string()
  .max(LONGEST_TAG, `Keep a tag to ${LONGEST_TAG} characters`)
  .regex(/^[^\s,\p{Cc}\p{Cs}]+$/u, 'Write tags as single words, like optimisation');

type QuestionField = {
  /** As a file of the bank gives it; `null` for what is said of own questions only. */
  inBank: z.ZodType | null;
  /**
   * As the learner writes it of an own question: its name in sentences, over what the form asks for it, its column in a
   * table, how its text is read, and the text of what is not told otherwise. `null` for what is said of the bank only.
   */
  own: { name: string; label: string; column: string; read: z.ZodType; usual: string } | null;
};

/**
 * The fields of a question, each told once: the format of the bank, own questions, their form and their table derive
 * from it, or do not compile without a new field.
 *
 * In the order in which the columns of a table stand.
 */
export const QUESTION_FIELDS = {
  prompt: {
    inBank: line(300).describe('As an interviewer says it'),
    own: {
      name: 'words',
      label: 'Question',
      column: 'prompt',
      read: oneLine(LONGEST_OWN_PROMPT).refine((text) => text !== '', 'Write the question'),
      usual: '',
    },
  },
  /** What stands below the question: Markdown, with code and tables. */
  detail: {
    inBank: null,
    own: {
      name: 'detail',
      label: 'What belongs to the question',
      column: 'detail',
      read: markdown,
      usual: '',
    },
  },
  /** The id of a category; a file of the bank is one. */
  category: {
    inBank: null,
    own: {
      name: 'category',
      label: 'Category',
      column: 'category',
      read: z.string().pipe(slug),
      usual: 'own',
    },
  },
  form: {
    inBank: z.enum(QUESTION_FORMS),
    own: {
      name: 'form',
      label: 'Form',
      column: 'form',
      read: z.enum(QUESTION_FORMS, `Choose one of: ${QUESTION_FORMS.join(', ')}`),
      usual: 'explain',
    },
  },
  difficulty: {
    inBank: z.literal(DIFFICULTIES),
    own: {
      name: 'difficulty',
      label: 'Difficulty',
      column: 'difficulty',
      read: z
        .enum(DIFFICULTIES.map(String), 'Choose 1 for a warm-up, 2 for what is usual, 3 for a bar raiser')
        .transform((text) => DIFFICULTIES.find((difficulty) => String(difficulty) === text) ?? 2),
      usual: '2',
    },
  },
  seconds: {
    inBank: z
      .number('Give whole seconds, like 120')
      .int('Give whole seconds, like 120')
      .min(SHORTEST_SECONDS, `Give at least ${SHORTEST_SECONDS} seconds`)
      .max(LONGEST_BANK_SECONDS, `Give at most ${LONGEST_BANK_SECONDS} seconds`)
      .describe('Speaking time'),
    own: {
      name: 'speaking time',
      label: 'Speaking time in seconds',
      column: 'seconds',
      read: z
        .string()
        .regex(/^[0-9]{1,5}$/, 'Give the speaking time in whole seconds, like 120')
        .transform(Number)
        .pipe(
          z
            .number()
            .min(SHORTEST_SECONDS, `Give it at least ${SHORTEST_SECONDS} seconds`)
            .max(LONGEST_SECONDS, `Give it at most ${LONGEST_SECONDS} seconds`),
        ),
      usual: '120',
    },
  },
  /** One of the learner's own may leave it empty. */
  probing: {
    inBank: line(300).describe('What the interviewer wants to find out'),
    own: {
      name: 'purpose',
      label: 'What the interviewer wants to find out',
      column: 'probing',
      read: oneLine(LONGEST_OWN_LINE),
      usual: '',
    },
  },
  /** Three to six, and none to six in one of the learner's own; so with the next two. */
  points: {
    inBank: z
      .array(line(600))
      .min(3, 'Give at least three points')
      .max(6, 'Keep an answer to six points')
      .describe('What a strong answer says'),
    own: {
      name: 'points',
      label: 'What a strong answer says',
      column: 'points',
      read: lines('points'),
      usual: '',
    },
  },
  /** A whole answer, beside or in the place of its points: Markdown, with code and tables. */
  answer: {
    inBank: null,
    own: { name: 'answer', label: 'The whole answer', column: 'answer', read: markdown, usual: '' },
  },
  pitfalls: {
    inBank: z
      .array(line(400))
      .min(1, 'Give at least one pitfall')
      .max(4, 'Keep it to four pitfalls')
      .describe('What weak answers do'),
    own: { name: 'pitfalls', label: 'Pitfalls', column: 'pitfalls', read: lines('pitfalls'), usual: '' },
  },
  followUps: {
    inBank: z
      .array(line(400))
      .min(1, 'Give at least one follow-up')
      .max(4, 'Keep it to four follow-ups')
      .describe('What is asked next'),
    own: {
      name: 'follow-ups',
      label: 'Follow-ups',
      column: 'follow_ups',
      read: lines('follow-ups'),
      usual: '',
    },
  },
  /** `null` for one of the learner's own that belongs to none. */
  phase: {
    inBank: slug.describe('The phase of the roadmap that it belongs to'),
    own: {
      name: 'phase',
      label: 'Phase',
      column: 'phase',
      read: z
        .union([z.literal(''), slug], 'Give the id of a phase, or nothing')
        .transform((text) => text || null),
      usual: '',
    },
  },
  tasks: {
    inBank: z
      .array(slug)
      .min(1, 'Name at least one task')
      .max(4, 'Keep it to four tasks')
      .refine(isWithoutRepeats, 'A task stands here twice')
      .describe('The tasks of the roadmap that it belongs to'),
    own: {
      name: 'tasks',
      label: 'Task',
      column: 'tasks',
      read: z
        .string()
        .transform((text) => [...new Set(text.split(/[\s,]+/).filter((each) => each !== ''))])
        .pipe(z.array(slug).max(MOST_OWN_TASKS, `Keep it to ${MOST_OWN_TASKS} tasks`)),
      usual: '',
    },
  },
  /** Words by which the learner sorts questions. */
  tags: {
    inBank: null,
    own: {
      name: 'tags',
      label: 'Tags',
      column: 'tags',
      read: z
        .string()
        .transform((text) => [...new Set(text.split(/[\s,]+/).filter((each) => each !== ''))])
        .pipe(z.array(tag).max(MOST_TAGS, `Keep it to ${MOST_TAGS} tags`)),
      usual: '',
    },
  },
  /** The collections that it was gathered from; one that was written for the bank names none. */
  sources: {
    inBank: z
      .array(z.enum(QUESTION_SOURCES))
      .refine(isWithoutRepeats, 'A source stands here twice')
      .default([]),
    own: null,
  },
  /** Where to read about it. */
  reads: { inBank: READS, own: null },
} as const satisfies Record<string, QuestionField>;

function withoutBlankEnds(text: string): string {
  const lines = text.trimEnd().split('\n');
  return lines.slice(lines.findIndex((each) => each.trim() !== '')).join('\n');
}

function isWithoutRepeats(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

type Fields = typeof QUESTION_FIELDS;
type FieldName = keyof Fields;

/** What is said of a question, in the bank or of one of the learner's own. */
export type QuestionValues = {
  [Name in FieldName]: Shared<InBank<Name> | InOwn<Name>>;
};
type InBank<Name extends FieldName> = Fields[Name]['inBank'] extends z.ZodType
  ? z.output<Fields[Name]['inBank']>
  : never;
type InOwn<Name extends FieldName> = Fields[Name]['own'] extends { read: z.ZodType }
  ? z.output<Fields[Name]['own']['read']>
  : never;

export type BankField = {
  [Name in FieldName]: Fields[Name]['inBank'] extends null ? never : Name;
}[FieldName];
/** What is written of an own question. */
export type OwnField = { [Name in FieldName]: Fields[Name]['own'] extends null ? never : Name }[FieldName];

const NAMES = Object.keys(QUESTION_FIELDS) as FieldName[];
const BANK_FIELDS = NAMES.filter((name): name is BankField => QUESTION_FIELDS[name].inBank !== null);
export const OWN_FIELDS = NAMES.filter((name): name is OwnField => QUESTION_FIELDS[name].own !== null);

/** The fields as parts of a schema: of a file of the bank, and of what is written of an own question. */
export const QUESTION_IN_BANK = fromFields(BANK_FIELDS, (name) => QUESTION_FIELDS[name].inBank) as {
  [Name in BankField]: Fields[Name]['inBank'];
};
export const OWN_IN_TEXTS = fromFields(OWN_FIELDS, (name) => QUESTION_FIELDS[name].own.read) as {
  [Name in OwnField]: Fields[Name]['own']['read'];
};

/** Of an own question as it is kept: its longest texts, and how many lines a list has. */
export const OWN_AS_KEPT = {
  prompt: line(LONGEST_OWN_PROMPT),
  probing: z.union([z.literal(''), line(LONGEST_OWN_LINE)], `Keep this to ${LONGEST_OWN_LINE} characters`),
  line: line(LONGEST_OWN_LINE),
  mostLines: MOST_OWN_LINES,
  mostTasks: MOST_OWN_TASKS,
  text: textField(LONGEST_OWN_TEXT),
  tag,
  mostTags: MOST_TAGS,
};

/** An own question as text, as in the fields of a form or the cells of a table. */
export type OwnQuestionTexts = Record<OwnField, string>;

/** What a question says that is not told otherwise. */
export const USUAL_TEXTS: OwnQuestionTexts = fromFields(
  OWN_FIELDS,
  (name) => QUESTION_FIELDS[name].own.usual,
);
