import { addDays, type Day } from '../../../plans/day.ts';
import type { DemoPiece } from './pieces.ts';

const STORIES: readonly Omit<DemoPiece, 'kind'>[] = [
  {
    name: 'leak',
    title: 'The leak two weeks before the deadline',
    begun: { daysAgo: 30 },
    parts: {
      situation:
        'Two weeks before a submission our accuracy rose by nine points overnight, and everybody was glad.',
      task: 'I owned the evaluation, so the figure was mine to vouch for.',
      action:
        'I did not believe it. I trained on shuffled labels, and the model still beat chance: something of the test people was in training. By noon I had found it: windows overlapped by half, and the split was drawn over windows. I told the group the same day, with a table of what would change, and split by person.',
      result:
        'We lost seven of the nine points and kept two that were real. The paper was accepted with the table in its appendix.',
      learning:
        'A split is code with a test of its own since then; it caught the same fault in a project of the next student.',
      themes: 'owned-failure: usable\ndata-disaster: strong\ndata-diagnosed: strong\nconcern-raised: stretch',
      happened: '2024',
    },
  },
  {
    name: 'both-halves',
    title: 'Five months on predicting both halves',
    begun: { daysAgo: 25 },
    parts: {
      situation:
        'My pretraining task was to predict each half of a window from the other, as language models do. It had five months of my time and a slide in the grant report.',
      task: 'I had proposed it, so it was mine to say whether it worked.',
      action:
        'It was six points worse than the simple version. Before I gave it up I wanted to know whether the idea was wrong or my code. I wrote down beforehand what each would look like, and shuffled labels in time: a sound idea had to suffer, and it did not. The model knew devices by their noise. I showed that to the group with a proposal of what to do instead, and what of the code would survive.',
      result:
        'We turned the roadmap to predicting motion alone. Three weeks later it was 11 points above the contrastive baseline.',
      learning:
        'Each idea gets a date and a figure at which I stop, in writing. The reproduction that I run now has one: three nights.',
      themes: 'owned-failure: strong\nroadmap-turn: strong\nidea-killed: strong\ndata-diagnosed: strong',
      happened: '2024',
    },
  },
  {
    name: 'authorship',
    title: 'Two names for one place on the paper',
    begun: { daysAgo: 22 },
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
      themes: 'conflict: strong\nleading: usable',
      happened: '2023',
    },
  },
  {
    name: 'nobody-knew',
    title: 'Nobody could say what the clinic wanted',
    begun: { daysAgo: 18 },
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
    title: 'The student whose loss was NaN on Thursdays',
    begun: { daysAgo: 13 },
    parts: {
      situation:
        'A first-year student’s runs broke every week on the same recordings. She had lowered the learning rate for a month and thought that she was not made for this.',
      task: 'I was to unblock her for a deadline, not to do it for her.',
      action:
        'I asked her to show me the last batch before the break instead of the loss. She saw it before I did: two samples with the same time. I let her guess where they came from, and she found a device that was synchronised on Thursdays and stepped back by a second. We wrote the check together, she wrote the note to the vendor, and she presented it.',
      result:
        'Eleven percent of the recordings had it. Her runs were through in four days, and the vendor mended the firmware.',
      learning: 'I ask to see data before I offer a cause. She asks the next student the same question now.',
      themes: 'mentoring: strong\nhelped-a-colleague: strong\ndata-diagnosed: strong',
      happened: '2025',
    },
  },
  {
    name: 'nurse',
    title: 'The nurse who could not use it',
    begun: { daysAgo: 3 },
    parts: { situation: 'The clinic had our model for a month and had not labelled an hour with it.' },
  },
];

/** Days ago, the story, how long it took, to whom, and what to change. */
const TELLINGS: readonly (readonly [number, string, string, string, string])[] = [
  [17, 'leak', '2:40', 'nobody', 'Too long on how windows overlap.'],
  [10, 'leak', '2:05', 'Noor', 'She asked what I would have done a day before the deadline.'],
  [9, 'both-halves', '2:25', 'Noor', ''],
  [4, 'authorship', '2:20', 'nobody', ''],
];

/** Six stories, one of them only begun, and four tellings by the clock. */
export function demoStories(today: Day): DemoPiece[] {
  return [
    ...STORIES.map((story) => ({ ...story, kind: 'story' })),
    ...TELLINGS.map(([daysAgo, of, took, listener, notes], index) => ({
      name: `telling-${index + 1}`,
      kind: 'telling',
      of,
      title: `Telling ${index + 1}`,
      begun: { daysAgo },
      parts: { day: addDays(today, -daysAgo), took: `told: ${took}`, listener, notes },
    })),
  ];
}
