import autocannon from 'autocannon';

export const CLIENTS = 16;
/** Rounds alternate, so that a slow moment of the machine meets both sides. */
export const ROUNDS = 5;
export const SECONDS_PER_ROUND = 2;

export type Load = { perSecond: number; p99Milliseconds: number };

/** Asks for a path as fast as it goes. Throws when any answer is not a 2xx or is not as it should be. */
export async function load(
  address: string,
  requests: autocannon.Request[],
  isRight: (body: string) => boolean,
): Promise<Load> {
  const result = await autocannon({
    url: address,
    connections: CLIENTS,
    duration: SECONDS_PER_ROUND,
    requests,
    verifyBody: (body) => isRight(String(body)),
  });
  const wrong = result.errors + result.non2xx + result.mismatches;
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} answers of ${address} were wrong`);
  return { perSecond: result.requests.total / result.duration, p99Milliseconds: result.latency.p99 };
}
