import type { IncomingUse } from '../../plans/incoming/uses.ts';

/** The door for whatever the learner has already. */
export const DOOR_ADDRESS = '/import';

/** A file that was read, looked at as what can be made of it; as what is likeliest, unless told otherwise. */
export function stagedAddress(ticket: string, use?: IncomingUse): string {
  return `${DOOR_ADDRESS}/${ticket}${use === undefined ? '' : `?as=${use}`}`;
}
