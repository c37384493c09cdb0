import { describe, expect, it } from 'vitest';
import { testApp } from '../../support/app/test-app.ts';
import { givenList } from '../../support/made/staged.ts';

describe('a study plan with tables', () => {
  it('has their rows as tasks, with columns that can be chosen', async () => {
    const app = await testApp();
    const head = '| Week | Topic | Extra |\n|---|---|---|';
    const ticket = givenList(app.db, `## Plan\n\n${head}\n| 1 | Adam | Read it |\n| 2 | LoRA | Build it |\n`);

    const { $ } = await app.get(`/import/${ticket}?as=tasks`);
    const chosen = await app.get(`/import/${ticket}?as=tasks&c1=section&c2=title`);
    const titles = (page: typeof $) =>
      [0, 1].map((task) => page(`#field-t${task}-title`).text().trim()).join(', ');

    expect([titles($), titles(chosen.$)]).toEqual(['Adam, LoRA', 'Read it, Build it']);
    expect($('form.brought [name=c2]').val()).toBe('named');
    expect(chosen.$('form.brought [name=c2]').val()).toBe('title');
  });
});
