import { addDays, type Day } from '../../plans/day.ts';
import type { DemoPiece } from './portfolio.ts';

/** Told in two minutes each; some well, one only begun. */
const STORIES: readonly DemoPiece[] = [
  {
    name: 'authorship',
    kind: 'story',
    title: 'Two names for one place on the paper',
    parts: {
      situation:
        'A week before a submission two of us had each written half of the method, and both had been promised the first place by different people.',
      task: 'I was one of the two, and nobody else would bring it up.',
      action:
        'I asked the other for an hour before either of us talked to our supervisors. I had listed who had done what, with commits and dates, and had them correct it first. The list said that the idea was theirs and the proof mine. I offered that they go first here and that the follow-up on the proof be mine, and I wrote both down in a note that we sent to the supervisors together.',
      result:
        'Both papers came out as agreed. We have written a third since, with a note of who does what from its first day.',
      learning:
        'I ask about credit at the start of a project now; it takes ten minutes and has been dull each time.',
      themes: 'conflict: strong\nleading: stretch',
      happened: '2023',
    },
  },
  {
    name: 'nobody-knew',
    kind: 'story',
    title: 'Nobody could say what the clinic wanted',
    parts: {
      situation:
        'The clinic asked for “something with sensors” for its rehabilitation study, and three meetings had ended without a question that a model could answer.',
      task: 'I was to say after a month whether there was a project in it.',
      action:
        'I stopped asking what they wanted and sat in the ward for two mornings. I wrote down each moment at which a therapist guessed, and there were nine. For each I wrote what a sensor would see, what it would cost, and what decision it would change; seven fell out on paper. I built the cheapest of the other two in a week, badly on purpose, and let the therapists laugh at it and correct it.',
      result:
        'The second version counts steps on stairs, which decides who goes home. It runs on the ward since March.',
      learning:
        'When nobody can say what they want, I look for the decision that is made by guessing. It has found the question twice since.',
      themes: 'ambiguity: strong\nsimplified: usable\nleading: usable',
      happened: '2025',
    },
  },
  {
    name: 'student',
    kind: 'story',
    title: 'The student whose runs never ended',
    parts: {
      situation: 'A student in our group had tuned for two months without a result that she believed.',
      task: 'She was not mine to supervise; we shared an office.',
      action:
        'I asked her to explain one run to me from its first line, and we found that each one changed three things. I suggested one change a day, a guess written down before, and ten minutes over coffee on what was wrong with the guess. I did not touch her code.',
      result:
        'In three weeks she had found that her learning rate was divided twice. She defended in the summer.',
      learning: 'Help with how somebody finds out, not with what: since then I ask for the guess first.',
      themes: 'mentoring: strong\nhelped-a-colleague: strong',
      happened: '2025',
    },
  },
  {
    name: 'killed',
    kind: 'story',
    title: 'Four months on a loss that did nothing',
    parts: {
      situation: 'Half of my second year stood on a symmetric loss that had won on one data set.',
      task: 'I had promised results on three more for a grant report.',
      action:
        'The first of the three showed nothing. Before the second I wrote down which difference would make me stop, and told my supervisor the figure. It came out at a third of that. I ran a control with shuffled time, saw the gap vanish, and wrote two pages on why. I brought the two pages and a plan for the physics loss to the same meeting.',
      result: 'We told the funder in the report, kept the grant, and the new loss was the paper.',
      learning: 'A figure at which I stop is written down before a run now, where somebody else can see it.',
      themes: 'idea-killed: strong\nroadmap-turn: strong\nowned-failure: stretch',
      happened: '2024',
    },
  },
];

/** Story, days ago, and what the telling took. */
const TELLINGS: readonly (readonly [story: string, daysAgo: number, took: string])[] = [
  ['leak', 20, '2:50'],
  ['leak', 6, '2:05'],
  ['authorship', 5, '2:20'],
  ['killed', 19, '2:35'],
];

/** Stories beside the first two, and when they were told. */
export function demoStories(today: Day): DemoPiece[] {
  return [
    ...STORIES,
    ...TELLINGS.map(([of, daysAgo, took], index) => ({
      name: `telling-${index + 1}`,
      kind: 'telling',
      of,
      title: `Telling ${index + 1}`,
      parts: { day: addDays(today, -daysAgo), took: `told: ${took}` },
    })),
  ];
}
