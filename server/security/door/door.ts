import type { FastifyReply } from 'fastify';
import type { Clock } from '../../clock.ts';
import { DOOR_LIMITS, openLine, type TurnedAway, type Visitor } from './line.ts';
import { originOf } from './origin.ts';

/** How often it is looked whether somebody may come in who only waits for time to pass. */
const LOOK_MILLISECONDS = 250;

type Knock = { ip: string; device: string | null; reply: FastifyReply };

export type Door = {
  /** Waits for the visitor's turn and looks at the password, or tells why there was no turn. */
  enter(knock: Knock, isRight: () => Promise<boolean>): Promise<Entered>;
  close(): void;
};
export type Entered = { ok: true; isRight: boolean } | { ok: false; reason: TurnedAway };

/** The line before the login, whose visitors wait for the answers to their requests. */
export function hangDoor(clock: Clock): Door {
  const line = openLine(DOOR_LIMITS);
  const now = () => clock.now().getTime();
  let looking: NodeJS.Timeout | null = null;

  const keepLooking = () => {
    if (looking !== null || line.isEmpty()) return;
    looking = setTimeout(() => {
      looking = null;
      line.step(now());
      keepLooking();
    }, LOOK_MILLISECONDS);
  };
  const comeIn = ({ ip, device, reply }: Knock) =>
    new Promise<Visitor | TurnedAway>((resolve) => {
      const visitor: Visitor = {
        origin: originOf(ip),
        device,
        comeIn: () => resolve(visitor),
        turnAway: resolve,
      };
      reply.raw.once('close', () => line.leave(visitor));
      line.knock(visitor, now());
      keepLooking();
    });

  return {
    async enter(knock, isRight) {
      const visitor = await comeIn(knock);
      if ('because' in visitor) return { ok: false, reason: visitor };
      let wasRight = false;
      try {
        wasRight = await isRight();
      } finally {
        line.finish(visitor, wasRight, now());
      }
      return { ok: true, isRight: wasRight };
    },
    close() {
      if (looking) clearTimeout(looking);
      line.close();
    },
  };
}
