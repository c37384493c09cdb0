import type { OwnResourceWords } from '../../../../plans/reading/own/own-resource.ts';

/** What the learner says of a paper of half an hour that a task asks for. */
export function givenOwnResourceWords(overrides: Partial<OwnResourceWords> = {}): OwnResourceWords {
  return {
    title: 'A note on seeds',
    link: 'https://example.org/seeds',
    authors: ['Lovelace, Ada'],
    year: 2024,
    kind: 'paper',
    part: 'section 2',
    minutes: 30,
    need: 'must',
    tasks: ['task-1'],
    questions: [],
    ...overrides,
  };
}
