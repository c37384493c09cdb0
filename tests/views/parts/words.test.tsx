import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { ReportEvidence } from '../../../plans/report/report.ts';
import { LastChangeNotice, LastChangeUpdate } from '../../../views/journal/last-change.tsx';
import { WritingConflict, WritingForm, WritingStatus } from '../../../views/parts/form/writing-form.tsx';
import { Markdown } from '../../../views/parts/markdown.tsx';
import { Meter } from '../../../views/parts/meter.tsx';
import { Problem } from '../../../views/parts/problem.tsx';
import { EvidenceBody } from '../../../views/task/evidence/evidence.tsx';

const EVIDENCE: ReportEvidence = {
  kind: 'note',
  text: '',
  location: '',
  value: null,
  leftOn: day('2026-03-02'),
};

describe('Markdown', () => {
  const render = (text: string) => load(renderToString(<Markdown text={text} />));

  it('is formatted', () => {
    const $ = render('*one* **two** `three`\n\n- four\n\n[five](https://example.org/)');
    expect($('em').text()).toBe('one');
    expect($('strong').text()).toBe('two');
    expect($('code').text()).toBe('three');
    expect($('li').text()).toBe('four');
    expect($('a').attr('href')).toBe('https://example.org/');
  });

  it('shows HTML as it was typed', () => {
    const $ = render('<b onclick="alert(1)">x</b><script>alert(1)</script>');
    expect($('b, script')).toHaveLength(0);
    expect($('.prose').text().trim()).toBe('<b onclick="alert(1)">x</b><script>alert(1)</script>');
  });

  it.each(['[x](javascript:alert(1))', '[x](vbscript:x)', '[x](data:text/html,x)', '<javascript:alert(1)>'])(
    'makes no link of %s',
    (text) => {
      expect(render(text)('a')).toHaveLength(0);
    },
  );

  it('fetches no image', () => {
    const $ = render('![a chart](https://example.org/chart.png)');
    expect($('img')).toHaveLength(0);
    expect($('a').attr('href')).toBe('https://example.org/chart.png');
  });

  it('has no heading beside those of the page', () => {
    const $ = render('# One\n\n## Two\n\n###### Six');
    expect(
      $('.prose')
        .children()
        .toArray()
        .map(({ name }) => name),
    ).toEqual(['h3', 'h4', 'h6']);
  });
});

describe('evidence', () => {
  const render = (evidence: Partial<ReportEvidence>) =>
    load(renderToString(<EvidenceBody evidence={{ ...EVIDENCE, ...evidence }} />));

  it('as a note is Markdown', () => {
    expect(render({ text: '*Read*' })('em').text()).toBe('Read');
  });

  it.each(['https://example.org/a?b=1&c', 'http://example.org', 'HTTPS://EXAMPLE.ORG'])(
    'as a link leads to %s',
    (location) => {
      const $ = render({ kind: 'link', location, text: 'Code' });
      expect($('a').attr()).toEqual({ href: location, rel: 'noreferrer' });
      expect($('.evidence__text').text()).toBe('Code');
    },
  );

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    '//evil.example',
    'data:text/html,x',
    'ftp://x',
    '',
  ])('as a link that was stored as %j is only shown', (location) => {
    const $ = render({ kind: 'link', location });
    expect($('a')).toHaveLength(0);
    expect($('code').text()).toBe(location);
  });

  it('as a number shows it with its words, as a document its path and nothing of Markdown', () => {
    const number = render({ kind: 'number', value: 0.915, text: '*accuracy* $\\hat p$' });
    const document = render({ kind: 'document', location: 'notes/<ppo>.md' });
    expect(number('strong').text()).toBe('0.915');
    expect(number('.evidence__text em').text()).toBe('accuracy');
    expect(number('.evidence__text math').length).toBe(1);
    expect(document('code').text()).toBe('notes/<ppo>.md');
    expect(document('a, .evidence__text')).toHaveLength(0);
  });
});

describe('a text that saves itself', () => {
  const render = (text: string, revision = 3) =>
    renderToString(
      <WritingForm
        id="note-1"
        action="/tasks/1/note"
        from="/tasks/1"
        label="Notes"
        text={{ text, revision }}
        rows={6}
        placeholder="Write"
      />,
    );

  it.each(['\nfirst line is empty', '\n\n', 'plain', '</textarea><b>', '  spaces  '])(
    'shows %j as it is',
    (text) => {
      expect(load(render(text))('textarea').text()).toBe(text);
    },
  );

  it('works by itself, has a label, and sends the revision it began with', () => {
    const $ = load(render('x'));
    expect($('form').attr()).toMatchObject({
      method: 'post',
      action: '/tasks/1/note',
      'hx-post': '/tasks/1/note',
    });
    expect($('label[for=note-1]').text()).toBe('Notes');
    expect($('form [name=revision]').val()).toBe('3');
    expect($($('form').attr('hx-target') ?? '')).toHaveLength(1);
    expect($('[role=status]').text()).toBe('Saved');
    expect(load(render('', 0))('[role=status]').text()).toBe('');
  });

  it('keeps the place of its status, whether saved or not', () => {
    const saved = load(renderToString(<WritingStatus field="note-1" revision={4} words="Saved" />));
    const stale = load(
      renderToString(
        <WritingConflict field="note-1" mine="Mine" theirs={{ text: 'Theirs <', revision: 5 }} />,
      ),
    );
    expect(saved('#note-1-status [name=revision]').val()).toBe('4');
    expect(stale('#note-1-status[role=alert] [name=revision]').val()).toBe('5');
    expect(stale('pre').text()).toBe('Theirs <');
  });
});

describe('a meter', () => {
  it.each([
    { part: 30, whole: 120, value: '30', max: '120', words: '25 %' },
    { part: 0, whole: 0, value: '0', max: '1', words: '0 %' },
    { part: 150, whole: 120, value: '120', max: '120', words: '125 %' },
  ])('of $part in $whole', ({ part, whole, value, max, words }) => {
    const $ = load(renderToString(<Meter part={part} whole={whole} label="So much done" />));
    expect($('progress').attr()).toMatchObject({ value, max, 'aria-label': 'So much done' });
    expect($('progress').text()).toBe(words);
  });
});

describe('the last change', () => {
  const change = {
    facts: { kind: 'task-finished', title: '<b>' },
    isFresh: true,
    undo: { id: 5, facts: { kind: 'task-finished', title: '<b>' } },
    redo: null,
  } as const;

  it('offers the way back, and the way forth again', () => {
    const made = load(renderToString(<LastChangeNotice change={change} told={null} from="/plan" />));
    const further = { id: 4, facts: { kind: 'task-finished', title: 'Earlier' } } as const;
    const undone = load(
      renderToString(
        <LastChangeNotice change={{ ...change, undo: further, redo: { id: 5 } }} told={null} from="/plan" />,
      ),
    );
    const ways = ($: typeof made) =>
      $('form')
        .toArray()
        .map((form) => [
          $(form).attr('action'),
          $(form).find('[name=undone]').val(),
          $(form).find('button').text(),
        ]);
    expect(ways(made)).toEqual([['/changes/5/undo', 'yes', 'Undo']]);
    expect(ways(undone)).toEqual([
      ['/changes/5/undo', 'no', 'Put back'],
      ['/changes/4/undo', 'yes', 'Undo further: Finished “Earlier”'],
    ]);
    expect(undone('.notice__words').text()).toBe('Taken back: Finished “<b>”');
    expect(made('.notice__words').text()).toBe('Finished “<b>”');
    expect([made('[data-key=U]').length, undone('[data-key=U]').length]).toEqual([0, 1]);
    expect([made('[data-key=u]').length, undone('[data-key=u]').length]).toEqual([1, 1]);
  });

  it('is put in its place by id, also when there is none any more', () => {
    const $ = load(renderToString(<LastChangeUpdate change={null} told={null} from="/" />));
    expect($('#flash[hx-swap-oob=innerHTML]')).toHaveLength(1);
    expect($('#flash').text()).toBe('');
  });
});

describe('a problem', () => {
  it('is announced', () => {
    const $ = load(renderToString(<Problem title="It broke." advice="Try <again>." />));
    expect($('[role=alert]').text()).toBe('It broke. Try <again>.');
  });
});
