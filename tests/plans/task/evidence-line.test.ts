import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWebAddress, lacksEvidence, readEvidenceLine } from '../../../plans/task/evidence-line.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../../plans/task/kinds.ts';
import { doneOn, givenTask, START_ON } from '../../support/made/plans.ts';

const read = (line: string, wanted: EvidenceKind) => {
  const answer = readEvidenceLine(line, wanted);
  if (!answer.ok) return answer.problem;
  const { kind, text, location, value } = answer.evidence;
  return [kind, value ?? location, text];
};

describe('one line of evidence', () => {
  it.each<{ line: string; wanted: EvidenceKind; is: unknown }>([
    {
      line: 'https://github.com/ada/encoder',
      wanted: 'link',
      is: ['link', 'https://github.com/ada/encoder', ''],
    },
    {
      line: 'github.com/ada/encoder tests pass',
      wanted: 'note',
      is: ['link', 'https://github.com/ada/encoder', 'tests pass'],
    },
    { line: '~/notes/ppo.md', wanted: 'document', is: ['document', '~/notes/ppo.md', ''] },
    { line: 'ppo.md, second half', wanted: 'note', is: ['note', '', 'ppo.md, second half'] },
    { line: '0,915 accuracy on CIFAR-10', wanted: 'number', is: ['number', 0.915, 'accuracy on CIFAR-10'] },
    { line: '0.915', wanted: 'number', is: 'without-context' },
    { line: '3 pages on attention', wanted: 'note', is: ['note', '', '3 pages on attention'] },
    { line: 'Attention is a soft lookup', wanted: 'link', is: ['note', '', 'Attention is a soft lookup'] },
  ])('of the worked example in the README: $line', ({ line, wanted, is }) => {
    expect(read(line, wanted)).toEqual(is);
  });

  it.each<{ line: string; wanted: EvidenceKind; is: unknown }>([
    { line: '  ', wanted: 'note', is: 'empty' },
    { line: 'www.example.org', wanted: 'note', is: ['link', 'https://www.example.org', ''] },
    { line: 'javascript:alert(1)', wanted: 'link', is: ['note', '', 'javascript:alert(1)'] },
    { line: 'file:///home/ada/talk.pdf', wanted: 'link', is: ['document', 'file:///home/ada/talk.pdf', ''] },
    { line: 'C:\\Users\\Ada\\talk.pdf', wanted: 'link', is: ['document', 'C:\\Users\\Ada\\talk.pdf', ''] },
    { line: './talk', wanted: 'note', is: ['document', './talk', ''] },
    { line: 'node.js is fine', wanted: 'note', is: ['note', '', 'node.js is fine'] },
    { line: 'notes/ppo.md section 2', wanted: 'note', is: ['document', 'notes/ppo.md', 'section 2'] },
    { line: 'talk.pdf', wanted: 'note', is: ['document', 'talk.pdf', ''] },
    { line: 'Done.', wanted: 'note', is: ['note', '', 'Done.'] },
    { line: 'and/or', wanted: 'note', is: ['note', '', 'and/or'] },
    { line: '-.5 nats', wanted: 'number', is: ['number', -0.5, 'nats'] },
    { line: '91.5% accuracy', wanted: 'number', is: ['number', 91.5, '% accuracy'] },
    { line: '3e-4 learning rate', wanted: 'number', is: ['number', 0.0003, 'learning rate'] },
    { line: '2026-03-04 run', wanted: 'number', is: ['note', '', '2026-03-04 run'] },
    { line: '1,234,567 steps', wanted: 'number', is: ['note', '', '1,234,567 steps'] },
    { line: 'accuracy 0.9', wanted: 'number', is: ['note', '', 'accuracy 0.9'] },
    {
      line: 'https://wandb.ai/ada/run 0.9',
      wanted: 'number',
      is: ['link', 'https://wandb.ai/ada/run', '0.9'],
    },
  ])('reads “$line” where $wanted is wanted', ({ line, wanted, is }) => {
    expect(read(line, wanted)).toEqual(is);
  });

  it('keeps every word, whatever is pasted, and only web addresses become links', () => {
    const part = fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('0.9', '~/a.md', '1e400', 'www.a.org/b'));
    const line = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(line, fc.constantFrom(...EVIDENCE_KINDS), (typed, wanted) => {
        const words = typed.replaceAll(/\s+/g, ' ').trim();
        const answer = readEvidenceLine(typed, wanted);
        if (!answer.ok) {
          expect(answer.problem === 'empty' ? words === '' : wanted === 'number').toBe(true);
          return;
        }
        const { kind, text, location, value } = answer.evidence;
        expect(words.endsWith(text)).toBe(true);
        expect(isWebAddress(location)).toBe(kind === 'link');
        expect(value !== null).toBe(kind === 'number');
        if (kind !== 'number')
          expect(
            [`${location} ${text}`, `${location} ${text}`.replace(/^https:\/\//, '')].map((one) =>
              one.trim(),
            ),
          ).toContain(words);
      }),
    );
  });
});

describe('a task lacks evidence', () => {
  const completion = doneOn('2026-03-03');
  const evidence = [
    {
      id: 1,
      kind: 'note' as const,
      text: 'Yes',
      location: '',
      value: null,
      pieceKey: '',
      attachmentKey: '',
      leftOn: START_ON,
    },
  ];
  it.each([
    { name: 'finished', task: givenTask({ completion }), is: true },
    { name: 'open', task: givenTask(), is: false },
    { name: 'dropped', task: givenTask({ completion, droppedOn: START_ON }), is: false },
    { name: 'one of the learner’s own', task: givenTask({ completion, origin: 'own' }), is: false },
    { name: 'with evidence', task: givenTask({ completion, evidence }), is: false },
    {
      name: 'with the note it asks for',
      task: givenTask({ completion, note: { text: 'So it is', revision: 1 } }),
      is: false,
    },
    {
      name: 'with a note where a link is asked for',
      task: givenTask({ completion, evidenceKind: 'link', note: { text: 'So it is', revision: 1 } }),
      is: true,
    },
  ])('when it is $name: $is', ({ task, is }) => {
    expect(lacksEvidence(task)).toBe(is);
  });
});
