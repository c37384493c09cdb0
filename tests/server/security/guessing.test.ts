import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { deviceOf, lockedApp, MINUTE, PASSWORD, WRONG } from '../../support/app/locked-app.ts';

describe('guessing', () => {
  it('is slowed down after three attempts of an address, with words and a time, and leaves its neighbour alone', async () => {
    const { time, logIn } = await lockedApp();
    for (let attempt = 0; attempt < 3; attempt++) expect((await logIn(WRONG)).statusCode).toBe(422);

    const refused = await logIn(PASSWORD);

    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('5');
    expect(load(refused.body)('[role=alert]').text()).toContain('Try again in 5 seconds.');
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect((await logIn(PASSWORD, '127.0.0.2')).statusCode).toBe(303);
    time.now += 5000;
    expect((await logIn(PASSWORD)).statusCode).toBe(303);
  });

  it('waits ten minutes at most: the right password gets in again', async () => {
    const { time, logIn } = await lockedApp();
    for (let attempt = 0; attempt < 12; attempt++) {
      const { headers } = await logIn(WRONG);
      time.now += Number(headers['retry-after'] ?? 0) * 1000;
    }

    time.now += 10 * MINUTE;

    expect((await logIn(PASSWORD)).statusCode).toBe(303);
  });

  it('from fifty addresses does not keep the owner out at any other', async () => {
    const { app, logIn } = await lockedApp();
    await app.ready();
    await Promise.all(Array.from({ length: 50 }, (_, index) => logIn(WRONG, `10.0.${index}.1`)));

    expect((await logIn(PASSWORD, '192.0.2.7')).statusCode).toBe(303);
  });

  it('by a whole network makes it wait, and the right password of another comes in meanwhile', async () => {
    const { app, time, logIn } = await lockedApp();
    await app.ready();
    for (let index = 0; index < 12; index++) await logIn(WRONG, `10.0.0.${index}`);

    const waiting = logIn(PASSWORD, '10.0.0.99');
    expect((await logIn(PASSWORD, '10.0.1.1')).statusCode).toBe(303);
    time.now += MINUTE;

    expect((await waiting).statusCode).toBe(303);
  });

  it('that waits while Daymark stops is told that it was not looked at', async () => {
    const { app, logIn } = await lockedApp();
    await app.ready();
    for (let index = 0; index < 12; index++) await logIn(WRONG, `10.0.0.${index}`);
    const waiting = logIn(PASSWORD, '10.0.0.99');
    await new Promise((resolve) => setImmediate(resolve));
    await app.close();

    const answer = await waiting;
    expect(answer.statusCode).toBe(429);
    expect(load(answer.body)('[role=alert]').text()).toContain('the password was not looked at');
  });

  it('does not hold up a device that logged in before, at the same address', async () => {
    const { post, logIn } = await lockedApp();
    const device = deviceOf(await logIn(PASSWORD));
    for (let attempt = 0; attempt < 4; attempt++) await logIn(WRONG);
    expect((await logIn(PASSWORD)).statusCode).toBe(429);

    expect((await post('/login', { password: PASSWORD }, { cookie: device })).statusCode).toBe(303);
  });

  it('cannot hide behind a forged forwarded address', async () => {
    const { post } = await lockedApp();

    const statusCodes = [];
    for (let index = 0; index < 5; index++) {
      const headers = { 'x-forwarded-for': `10.0.0.${index}` };
      statusCodes.push((await post('/login', { password: WRONG }, headers)).statusCode);
    }

    expect(statusCodes).toEqual([422, 422, 422, 429, 429]);
  });

  it('is not held against somebody who got in', async () => {
    const { logIn } = await lockedApp();
    for (let round = 0; round < 3; round++) {
      for (let attempt = 0; attempt < 2; attempt++) expect((await logIn(WRONG)).statusCode).toBe(422);
      expect((await logIn(PASSWORD)).statusCode).toBe(303);
    }
  });

  it('with a long text is refused before it can wait anywhere', async () => {
    const { post } = await lockedApp();
    const { statusCode } = await post('/login', { password: WRONG, next: 'x'.repeat(20_000) });
    expect(statusCode).toBe(413);
  });
});
