import * as z from 'zod';
import { line, slug } from '../content/fields.ts';

/** More than this is no gate, but a second list of tasks. */
const MOST_CRITERIA = 12;
const MOST_PARTS = 12;

const wanted = z.number('Give a whole number').int('Give a whole number').min(1).max(400);

const PartsSchema = z
  .union([slug, z.array(slug).min(1, 'Name a part').max(MOST_PARTS, `Keep it to ${MOST_PARTS} parts`)])
  .transform((parts) => (typeof parts === 'string' ? [parts] : parts));

const QuestionsSchema = z
  .strictObject({
    category: slug.optional().describe('Id of a category of questions'),
    phase: slug.optional().describe('Id of a phase of this roadmap, whose questions count'),
    share: z.number().int().min(1).max(100).optional().describe('Percent of them, rounded up'),
    count: wanted.optional(),
  })
  .superRefine(({ category, phase, share, count }, context) => {
    if ((category === undefined) === (phase === undefined)) {
      context.addIssue({ code: 'custom', message: 'Name either a category or a phase' });
    }
    if ((share === undefined) === (count === undefined)) {
      context.addIssue({ code: 'custom', message: 'Give either a share or a count' });
    }
  });

const NEEDS = {
  pieces: z
    .strictObject({
      kind: slug.describe('Id of a kind of pieces'),
      part: PartsSchema.optional().describe(
        'Part or parts that have to be written; then the rest of the piece may be open',
      ),
      count: wanted,
    })
    .describe('Pieces of the portfolio that are whole, or have certain parts written'),
  papers: z
    .strictObject({
      count: wanted,
      ofTargets: z.boolean().default(false).describe('Only those of teams that the learner wants to join'),
    })
    .describe('Papers that can be discussed'),
  mocks: z
    .strictObject({
      format: slug.optional().describe('Id of a format; any where none is named'),
      count: wanted,
      average: z.number().min(1).max(4).optional().describe('The least average of the scores of each'),
    })
    .describe('Mock interviews that were held and scored'),
  questions: QuestionsSchema.describe('Questions that were still known on a later day'),
  results: z.strictObject({ count: wanted }).describe('Results of projects with their spread'),
};

const NEED_NAMES = ['pieces', 'papers', 'mocks', 'questions', 'results'] as const;

const NeedsSchema = z
  .strictObject({
    pieces: NEEDS.pieces.optional(),
    papers: NEEDS.papers.optional(),
    mocks: NEEDS.mocks.optional(),
    questions: NEEDS.questions.optional(),
    results: NEEDS.results.optional(),
  })
  .refine(
    (needs) => NEED_NAMES.filter((name) => needs[name] !== undefined).length === 1,
    `A criterion needs one of these: ${NEED_NAMES.join(', ')}`,
  )
  .describe('What has to exist; one of these');

const CriterionSchema = z
  .strictObject({
    id: slug.describe('Stable name, unique in the file'),
    words: line(160).describe('What is there when it is met, in a sentence without its full stop'),
    tracks: z
      .array(slug)
      .min(1, 'Name a track, or leave this out')
      .optional()
      .describe('The tracks that ask for it; all of them where none is named'),
    needs: NeedsSchema,
  })
  .describe('Something that has to exist');

/** What the outcome of a phase asks to exist before it counts as reached. */
export const GATES = z
  .array(CriterionSchema)
  .max(MOST_CRITERIA, `Keep a gate to ${MOST_CRITERIA} criteria`)
  .default([])
  .describe('The gate of the phase: what has to exist before its outcome counts as reached');

/** One thing that a gate asks for. */
export type Criterion = z.infer<typeof CriterionSchema>;
export type Needs = Criterion['needs'];
