import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { testApp } from '../../support/app/test-app.ts';

describe('an answer', () => {
  it('is a fragment for htmx alone: other values of its header ask for a page', async () => {
    const { post } = await testApp();
    const form = { done: 'yes', from: '/today' };
    const status = async (value: string) =>
      (await post('/tasks/1/completion', form, { headers: { 'hx-request': value } })).status;
    expect(await status('true')).toBe(200);
    expect(await status('false')).toBe(303);
    expect(await status('1')).toBe(303);
  });

  it('does not depend on what else htmx tells about itself', async () => {
    const { post } = await testApp();
    const form = { done: 'yes', from: '/today' };
    const plain = await post('/tasks/1/completion', form, { htmx: true });
    const telling = await post('/tasks/1/completion', form, {
      htmx: true,
      headers: { 'hx-target': 'li#task-1', 'hx-source': 'form', 'hx-current-url': 'http://localhost/plan' },
    });
    expect(telling.body).toBe(plain.body);
  });

  it('of some length is compressed for who can read that, and says so', async () => {
    const { app, get } = await testApp();
    const plain = await get('/plan');
    const { headers, rawPayload } = await app.inject({
      url: '/plan',
      headers: { host: 'localhost', 'accept-encoding': 'gzip' },
    });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: expect.stringContaining('accept-encoding'),
    });
    const withoutVersion = (body: string) => body.replace(/ data-version="[^"]*"/, '');
    expect(withoutVersion(gunzipSync(rawPayload).toString())).toBe(withoutVersion(plain.body));
  });

  it('to a change names the change with the way back, for as long as it is fresh', async () => {
    const { post } = await testApp();
    const { $ } = await post('/tasks/1/completion', { done: 'yes', from: '/today' }, { htmx: true });
    expect($('#flash .notice__words').text()).toBe('Finished “Task 1”');
    expect($('#flash form').attr('action')).toBe('/changes/2/undo');
    expect($('#flash form [name=from]').val()).toBe('/today');
  });
});
