import { addDays, type Day } from '../../plans/day.ts';
import type { DemoPiece } from './portfolio.ts';

/** A team to join, and its rounds: one behind the learner, one next week, and an onsite once the plan is over. */
export function demoTarget(today: Day, finishOn: Day): DemoPiece[] {
  return [
    {
      name: 'motion-group',
      kind: 'target',
      title: 'Motion group, Aotearoa Labs',
      parts: {
        charter:
          'They build models that understand how people move from the sensors that they wear anyway, and ship what works to three clinics. In my terms: representations under a physical prior, where labels cost money.',
        people:
          'Mere Tahana, self-supervision for time series\nJonas Weil, calibration\nAda Okafor, the clinics',
        papers: 'piece-attention\npiece-gae',
        'mission-slide':
          'Slide 14, one labelling day in place of two weeks: their sentence “every clinic within a week”, as a figure.',
        'six-months':
          'Week 6: their benchmark with a split by person.\n\nMonth 3: pretraining on what the second clinic never labelled, within 3 points of full supervision.\n\nMonth 6: a check that stops a faulty device before somebody wears it.',
        'for-researcher':
          'Who decides what is worked on, and for how long before it has to show something?\nWhich idea did you give up last, and why then?',
        pitch:
          'I teach models to understand movement from sensors that people wear anyway. Labels are what such work fails at: an hour of recordings takes three to label. So I built a pretraining task from the physics of a body, which needs none, and with one percent of the labels it comes within two points of full supervision. A clinic uses it: one labelling day for each new device where it took two weeks. I want to do the same for tremor, and you have the recordings and the clinics.',
        sleep: 'In bed by half past ten, no screen after nine',
        mindset: 'They want me to do well.',
      },
    },
    {
      name: 'motion-recruiter',
      kind: 'interview',
      of: 'motion-group',
      title: 'Recruiter call',
      parts: {
        day: addDays(today, -12),
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
      of: 'motion-group',
      title: 'Technical screen',
      parts: {
        day: addDays(today, 6),
        hour: '09:00',
        zone: 'Pacific/Auckland',
        minutes: 'minutes-60',
        round: 'technical',
        people: 'Mere Tahana',
      },
    },
    {
      name: 'motion-onsite',
      kind: 'interview',
      of: 'motion-group',
      title: 'Onsite',
      parts: { day: addDays(finishOn, 6), minutes: 'whole-day', round: 'onsite' },
    },
  ];
}
