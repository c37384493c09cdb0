import type { Day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { DESIGN, EXPERIMENT } from './experiments.ts';
import { PAPERS } from './papers.ts';
import { PROJECTS } from './projects.ts';
import { demoRatings } from './ratings.ts';
import { demoStories } from './stories.ts';
import { demoTalk } from './talk.ts';
import { demoTarget } from './target.ts';

/** A piece of the learner's, and when it was begun. */
export type DemoPiece = {
  name: string;
  kind: string;
  /** The name of the piece that it belongs to. */
  of?: string;
  title: string;
  parts: Readonly<Record<string, string>>;
  /** A task of the roadmap with whose end it was there, or how many days before today it was begun. */
  begun: { withTask: string } | { daysAgo: number };
};

/** What the learner has made so far, and how they rated themselves: what belongs to a piece stands behind it. */
export function demoPieces(plan: Plan, today: Day): DemoPiece[] {
  return [
    ...PROJECTS,
    ...PAPERS,
    ...demoStories(today),
    EXPERIMENT,
    DESIGN,
    ...demoTalk(today),
    ...demoTarget(today),
    ...demoRatings(plan, today),
  ];
}

/** The tasks that were ticked with what they made as evidence, by the names of the pieces. */
export const PROVEN: Readonly<Record<string, readonly string[]>> = {
  'choose-flagship-projects': ['sensors', 'replay'],
  'first-project-summary': ['sensors'],
  'clean-clone-check': ['sensors'],
  'strongest-results-table': [
    'sensors-few-labels',
    'sensors-new-device',
    'sensors-watch',
    'replay-return',
    'replay-age',
  ],
  'target-team-papers': ['attention', 'transformations', 'biobank', 'rotations'],
};
