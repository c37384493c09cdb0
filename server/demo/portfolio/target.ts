import { addDays, type Day } from '../../../plans/day.ts';
import { PIECE_PREFIX } from '../../../plans/portfolio/piece.ts';
import type { DemoPiece } from './pieces.ts';

const TARGET: DemoPiece = {
  name: 'motion-group',
  kind: 'target',
  title: 'Motion group, Aotearoa Labs',
  begun: { daysAgo: 24 },
  parts: {
    charter:
      'They build models that understand how people move from the sensors that they wear anyway, and ship what works to three clinics. In my terms: representations under a physical prior, where labels cost money.',
    people: 'Mere Tahana, self-supervision for time series\nJonas Weil, calibration\nAda Okafor, the clinics',
    papers: ['transformations', 'biobank', 'rotations'].map((name) => `${PIECE_PREFIX}${name}`).join('\n'),
    'mission-slide':
      'Slide 14, one labelling day in place of two weeks: their sentence “every clinic within a week”, as a figure.',
    'six-months':
      'Week 6: their benchmark with a split by person.\n\nMonth 3: pretraining on what the second clinic never labelled, within 3 points of full supervision.\n\nMonth 6: a check that stops a faulty device before somebody wears it.',
    'for-researcher':
      'Who decides what is worked on, and for how long before it has to show something?\nWhich idea did you give up last, and why then?\nWhat did the second clinic teach you that the first one did not?\nWhich figure of your last paper do you trust least?',
    'for-engineer':
      'What happened to the last model between a notebook and the first clinic?\nHow do you notice that a strap is loose, and how soon?',
    pitch:
      'I teach models to understand movement from sensors that people wear anyway. Labels are what such work fails at: an hour of recordings takes three to label. So I built a pretraining task from the physics of a body, which needs none, and with one percent of the labels it comes within two points of full supervision. A clinic uses it: one labelling day for each new device where it took two weeks. I want to do the same for tremor, and you have the recordings and the clinics.',
    sleep: 'In bed by half past ten, no screen after nine',
    mindset: 'They want me to do well.',
  },
};

/** A team to join, and its rounds: two behind the learner, with what came of them, and one next week. */
export function demoTarget(today: Day): DemoPiece[] {
  return [
    TARGET,
    {
      name: 'motion-recruiter',
      kind: 'interview',
      of: TARGET.name,
      title: 'Recruiter call',
      begun: { daysAgo: 16 },
      parts: {
        day: addDays(today, -16),
        hour: '16:00',
        minutes: 'minutes-30',
        round: 'recruiter',
        people: 'Sam Reyes',
        asked: 'What would you work on first?\nWhy do you want to leave research at a university?',
        went: 'well',
        surprise: 'They had read the limitations of my paper and liked that these were there.',
        outcome: 'passed',
      },
    },
    {
      name: 'motion-technical',
      kind: 'interview',
      of: TARGET.name,
      title: 'Technical screen',
      begun: { daysAgo: 5 },
      parts: {
        day: addDays(today, -5),
        hour: '09:00',
        zone: 'Pacific/Auckland',
        minutes: 'minutes-60',
        round: 'technical',
        people: 'Mere Tahana',
        asked:
          'Why is the geodesic distance the right loss, and when does its gradient fail?\nWhat is left of your method when gravity cannot be told from motion?\nHow would you split our data so that a clinic is new to the model?',
        went: 'mixed',
        surprise:
          'Half of it was about my splits. I was slow where the gradient of arccos has no bound, and said so; we then worked it out together.',
        outcome: 'passed',
      },
    },
    {
      name: 'motion-deep-dive',
      kind: 'interview',
      of: TARGET.name,
      title: 'Research deep dive',
      begun: { daysAgo: 1 },
      parts: {
        day: addDays(today, 6),
        hour: '09:00',
        zone: 'Pacific/Auckland',
        minutes: 'minutes-90',
        round: 'deep-dive',
        people: 'Mere Tahana, Jonas Weil',
      },
    },
  ];
}
