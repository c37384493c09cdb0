import type { DemoPiece } from './pieces.ts';

/** Prepared to the point at which it runs; its figure is still to come. */
export const EXPERIMENT: DemoPiece = {
  name: 'resnet-20',
  kind: 'experiment',
  title: 'ResNet-20 on CIFAR-10, three seeds',
  begun: { daysAgo: 11 },
  parts: {
    question: 'Do 20 residual layers reach 8.75 % test error, within half a point, on one GPU in a night?',
    setup:
      '45,000 images to train on, 5,000 to choose by; the test set is read once, at the end. SGD, momentum 0.9, decay $10^{-4}$, rate 0.1, divided by 10 after 32,000 and 48,000 of 64,000 steps. Varied is the seed alone. The paper leaves open whether decay applies to batch normalisation: I apply it.',
    'not-shown':
      'That shortcuts are the reason: the plain network of the same depth does not run here. And three seeds cannot tell 8.7 from 9.0 %.',
    next: 'The same 20 layers without shortcuts, with the same three seeds.',
    code: 'runs/resnet20: `make seeds`',
  },
};

/** For the weeks on language models and systems; begun early, as the clinic asked. */
export const DESIGN: DemoPiece = {
  name: 'manuals',
  kind: 'design',
  title: 'Answers from the manuals of the clinic’s devices',
  begun: { daysAgo: 2 },
  parts: {
    problem:
      'Nurses look up in 40 manuals how to strap on, charge and reset a device, about 25 times a day, and call the vendor when they find nothing. Better is: four of five questions answered in a minute, with the page.',
    numbers:
      '40 manuals, 3,100 pages, two languages\n25 questions a day, at most 6 in an hour\nan answer within 5 s, at no more than 2 cents\nno answer at all rather than a wrong one: below 1 % wrong steps',
    measure:
      'A hundred questions from the call log, with the page that answers each. Recall of that page among five; share of answers that two nurses call right; both by language. It does not ship below 0.9 recall in either.',
    open: 'May the call log be used at all?\nWho replaces a manual when a device is updated?',
  },
};
