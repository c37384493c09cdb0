import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ActionForm, ANSWERED_BY_THE_PAGE } from '../../../../views/parts/form/action-form.tsx';
import { Check, type CheckProps } from '../../../../views/parts/form/check.tsx';

function renderCheck(overrides: Partial<CheckProps> = {}) {
  const props: CheckProps = {
    id: 'task-7-check',
    action: '/tasks/7/completion',
    from: '/today',
    at: 'task-7',
    isDone: false,
    seen: '',
    label: 'Read “Attention”',
    ...overrides,
  };
  return load(renderToString(<Check {...props} />));
}

describe('a check', () => {
  it.each([
    { isDone: false, pressed: 'false', wants: 'yes' },
    { isDone: true, pressed: 'true', wants: 'no' },
  ])('that is done: $isDone, posts the other state', ({ isDone, pressed, wants }) => {
    const $ = renderCheck({ isDone });
    expect($('button#task-7-check').attr('aria-pressed')).toBe(pressed);
    expect($('button').attr('aria-label')).toBe('Read “Attention”');
    expect($('[name=done]').val()).toBe(wants);
  });

  it('is a form that works by itself, and tells where to come back to', () => {
    const $ = renderCheck();
    expect($('form').attr()).toMatchObject({ method: 'post', action: '/tasks/7/completion' });
    expect($('form').attr('hx-post')).toBe('/tasks/7/completion');
    expect($('[name=from]').val()).toBe('/today');
    expect($('[name=at]').val()).toBe('task-7');
  });

  it('names a day only when it is not today', () => {
    expect(renderCheck()('[name=on]')).toHaveLength(0);
    expect(renderCheck({ on: null })('[name=on]')).toHaveLength(0);
    expect(renderCheck({ on: '2026-03-03' })('[name=on]').val()).toBe('2026-03-03');
  });

  it('takes its name from an element that says it already', () => {
    const $ = renderCheck({ label: { by: 'task-7-text' } });
    expect($('button').attr('aria-labelledby')).toBe('task-7-text');
    expect($('button').attr('aria-label')).toBeUndefined();
  });

  it('of a step is smaller', () => {
    expect(renderCheck()('.check__box--step')).toHaveLength(0);
    expect(renderCheck({ variant: 'step' })('.check__box--step')).toHaveLength(1);
  });
});

describe('a form that changes something', () => {
  it('queues with all others of its page, so that answers arrive in order', () => {
    const $ = load(
      renderToString(
        <ActionForm action="/x" from="/plan?q=a&b">
          <button id="x">Do it</button>
        </ActionForm>,
      ),
    );
    expect($('form').attr()).toEqual({ method: 'post', action: '/x', 'hx-post': '/x' });
    expect(ANSWERED_BY_THE_PAGE).toEqual({
      'hx-target:inherited': '#main',
      'hx-swap:inherited': 'outerMorph',
      'hx-sync:inherited': '#main:queue all',
    });
    expect($('[name=from]').val()).toBe('/plan?q=a&b');
    expect($('[name=at]')).toHaveLength(0);
  });
});
