import type { IncomingUse } from '../../plans/incoming/uses.ts';

/** The door for whatever the learner has already. */
export const DOOR_ADDRESS = '/import';

/** A file that was read, looked at as what can be made of it; as what is likeliest, unless told otherwise. */
export function stagedAddress(ticket: string, use?: IncomingUse): string {
  return `${DOOR_ADDRESS}/${ticket}${use === undefined ? '' : `?as=${use}`}`;
}

/** Where a page says in short what would come of a list, and where it would go: a command tells just that. */
export const SUM_ID = 'what-would-come';
export const PLACEMENT_ID = 'where-it-would-go';
