import { addDays, type Day } from '../../../plans/day.ts';
import type { DemoPiece } from './pieces.ts';

const TALK: DemoPiece = {
  name: 'talk',
  kind: 'talk',
  title: 'Let physics do the labelling',
  begun: { daysAgo: 14 },
  parts: {
    thesis:
      'What gravity and turning alone must do to a sensor is a better teacher than crops and colour changes, and costs no label.',
    audience:
      'Researchers: a pretraining task from first principles, with its limits. Engineers: an encoder that runs on a watch. Product people: a new device in a day instead of two weeks.',
    motivation: 'An hour of wear takes three to label, and each new device begins from nothing.',
    'problem-and-gap':
      'Contrastive pretraining treats a recording like an image. Its augmentations say nothing about movement.',
    method:
      'Split gravity from motion, see half of a window, predict the rotation of the other half; the loss is the angle between rotations.',
    results:
      'With 1 % of the labels two points below full supervision; all but 1.2 points of the gain hang on the split.',
    limitations: 'Vehicles and lifts break the split. All people were healthy adults.',
    'hostile-questions':
      'Is that not just a longer way to write a high-pass filter?\nWhy should anybody believe a macro F1 from 24 people?\nWhat happens on a train, where your assumption is false?\nDid you tune the contrastive baseline as long as your own method?',
  },
};

/** Section, shortest version that has it, headline, and what it shows where that is not a step of the argument. */
const SLIDES: readonly (readonly [section: string, from: number | null, title: string, shows?: string])[] = [
  ['motivation', 30, 'One hour of wear takes three hours to label'],
  ['motivation', 60, 'Each new device begins from nothing'],
  ['problem-and-gap', 30, 'Crops and colour changes say nothing about movement'],
  ['problem-and-gap', 45, 'What the field pretrains on, in one picture'],
  ['method', 30, 'A body is rigid between its joints'],
  ['method', 30, 'Gravity and motion, split by a complementary filter'],
  ['method', 45, 'The loss is the angle between two rotations'],
  ['method', 60, 'The encoder fits on a watch'],
  ['results', 30, 'Two points below full supervision with 1 % of the labels'],
  ['results', 30, 'Without the split, all but 1.2 points of the gain are gone', 'ablation'],
  ['results', 45, 'Predicting both halves learnt the noise of the device', 'negative-result'],
  ['results', 60, 'The same curve on three devices'],
  ['limitations', 30, 'On a train it fails, and here is why', 'failure-case'],
  ['limitations', 45, 'What we do not know about gait disorders'],
  ['results', null, 'Per-person scores of all 24'],
];

/** Days ago, version, and what each section took; the method is cut shorter from run to run, and not enough. */
const RUNS: readonly (readonly [daysAgo: number, minutes: number, took: string, notes: string])[] = [
  [9, 30, '3:05 4:10 13:20 10:05 1:30', 'The derivation belongs on a backup slide.'],
  [7, 30, '2:50 3:40 12:15 10:50 2:05', 'Ines asked what the filter does in a lift: say it before they ask.'],
  [4, 45, '4:20 5:30 17:25 16:10 3:15', ''],
  [2, 30, '2:40 3:25 10:20 11:30 2:35', 'Limitations had room to breathe for once.'],
];

/** Who listened to a run; to the others nobody did. */
const LISTENERS = ['nobody', 'Ines and two students'];

const SECTIONS = ['motivation', 'problem-and-gap', 'method', 'results', 'limitations'];

/** A talk with its slides, and four runs of it by the clock. */
export function demoTalk(today: Day): DemoPiece[] {
  return [
    TALK,
    ...SLIDES.map(([section, from, title, shows = 'claim'], index) => ({
      name: `talk-slide-${String(index + 1).padStart(2, '0')}`,
      kind: 'slide',
      of: TALK.name,
      title,
      begun: TALK.begun,
      parts: { section, shortest: from === null ? 'backup' : `minutes-${from}`, shows },
    })),
    ...RUNS.map(([daysAgo, minutes, took, notes], index) => ({
      name: `talk-run-${index + 1}`,
      kind: 'rehearsal',
      of: TALK.name,
      title: `Rehearsal ${index + 1}`,
      begun: { daysAgo },
      parts: {
        day: addDays(today, -daysAgo),
        version: `minutes-${minutes}`,
        sections: took
          .split(' ')
          .map((time, at) => `${SECTIONS[at]}: ${time}`)
          .join('\n'),
        audience: LISTENERS[index] ?? 'nobody',
        notes,
      },
    })),
  ];
}
