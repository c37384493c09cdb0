import { once } from 'node:events';
import { createServer } from 'node:net';
import fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LISTEN_PROBLEMS, listen } from '../../../server/listen.ts';
import { followAll, type Way } from '../../support/advice/follow.ts';

type Door = { host: string; port: number };
type World = {
  door: Door;
  /** Stands for a system that refuses; without it, that of this machine is asked. */
  refuses?: (door: Door) => string | null;
  /** What has the port. */
  stopOther?: () => Promise<unknown>;
};

/** What is there when nothing is set, but for a port that may be in use here. */
const UNSET: Door = { host: '127.0.0.1', port: 0 };

async function listenIn({ refuses }: World, door: Door): Promise<string> {
  const app = fastify();
  onTestFinished(() => app.close());
  if (refuses === undefined) return listen(app, door);
  return listen(
    {
      listen: async () => {
        const code = refuses(door);
        if (code === null) return 'It listens.';
        throw Object.assign(new Error(`${code} here`), { code, syscall: 'listen' });
      },
    } as unknown as Parameters<typeof listen>[0],
    door,
  );
}

const listens = async (world: World, door: Partial<Door>) => {
  await expect(listenIn(world, { ...world.door, ...door })).resolves.toMatch(/http:|It listens/);
};

async function busyPort(): Promise<World> {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const stopOther = async () => {
    if (!other.listening) return;
    other.close();
    await once(other, 'close');
  };
  onTestFinished(stopOther);
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { door: { host: '127.0.0.1', port }, stopOther };
}

const strange = (code: string, host: string): World => ({
  door: { host, port: 0 },
  refuses: (door) => (door.host === host ? code : null),
});

/** Each problem that has words of its own, and one that has none. */
const WORLDS: Readonly<Record<string, () => World | Promise<World>>> = {
  EADDRINUSE: busyPort,
  EACCES: () => ({ door: { ...UNSET, port: 80 }, refuses: ({ port }) => (port < 1024 ? 'EACCES' : null) }),
  // 192.0.2.0/24 is set aside for documentation (RFC 5737), so no machine has it.
  EADDRNOTAVAIL: () => ({ door: { host: '192.0.2.1', port: 0 } }),
  ENOTFOUND: () => strange('ENOTFOUND', 'planner.invalid'),
  EAI_AGAIN: () => strange('EAI_AGAIN', 'planner.invalid'),
  'another one': () => strange('EAFNOSUPPORT', '::1'),
};

const WAYS: readonly Way<World>[] = [
  {
    words: /stop that one/,
    follow: async (world) => {
      await world.stopOther?.();
      await listens(world, {});
    },
  },
  { words: /set DAYMARK_PORT to another port/, follow: (world) => listens(world, { port: 0 }) },
  {
    words: /set DAYMARK_PORT to (\d+) or higher/,
    follow: async (world, [least = '']) => {
      await listens(world, { port: Number(least) });
      await listens(world, { port: Number(least) + 7000 });
    },
  },
  { words: /set it to one that is/, follow: (world) => listens(world, { host: '127.0.0.1' }) },
  { words: /leave it out/, follow: (world) => listens(world, { host: UNSET.host }) },
  { words: /Leave DAYMARK_HOST and DAYMARK_PORT out/, follow: (world) => listens(world, UNSET) },
  { words: /set them to others/, follow: (world) => listens(world, { host: 'localhost', port: 0 }) },
];

describe('the advice where Daymark cannot listen is followed word for word', () => {
  it.for(Object.entries(WORLDS))('%s', async ([_code, prepare]) => {
    const meet = async (world: World) => {
      const said = await listenIn(world, world.door).catch((error: unknown) => String(error));
      return /(?:: |\. )((?:set|stop|Leave) [\s\S]+)$/.exec(said)?.[1] ?? `no advice in: ${said}`;
    };

    await followAll(prepare, meet, WAYS);
  });

  it('is there for every problem', () => {
    expect(Object.keys(WORLDS)).toEqual([...LISTEN_PROBLEMS, 'another one']);
  });
});
