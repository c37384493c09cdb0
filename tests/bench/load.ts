import autocannon from 'autocannon';

export const CLIENTS = 16;
/** Rounds alternate, so that a slow moment of the machine meets both sides. */
export const ROUNDS = 5;
export const SECONDS_PER_ROUND = 2;

export type Load = { perSecond: number; p99Milliseconds: number };

type Headers = Readonly<Record<string, string | string[] | undefined>>;
export type CheckedRequest = Omit<autocannon.Request, 'onResponse'> & {
  isRight: (body: string, headers: Headers) => boolean;
};

/** Sends the requests in turn as fast as it goes. Throws when any answer is not a 2xx or is not as it should be. */
export async function load(address: string, requests: readonly CheckedRequest[]): Promise<Load> {
  let wrong = 0;
  const checked = requests.map(({ isRight, ...request }) => ({
    ...request,
    onResponse: (_status: number, body: string, _context: object, headers: Headers = {}) => {
      if (!isRight(body, headers)) wrong += 1;
    },
  }));
  const result = await autocannon({
    url: address,
    connections: CLIENTS,
    duration: SECONDS_PER_ROUND,
    requests: checked,
  });
  wrong += result.errors + result.non2xx;
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} answers of ${address} were wrong`);
  return { perSecond: result.requests.total / result.duration, p99Milliseconds: result.latency.p99 };
}
