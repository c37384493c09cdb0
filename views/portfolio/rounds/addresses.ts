import { pieceAddress } from '../addresses.ts';

/** What to read on the evening before, of a target; with the round that it is for. */
export function packAddress(targetKey: string, roundKey?: string): string {
  const address = `${pieceAddress(targetKey)}/pack`;
  return roundKey === undefined ? address : `${address}?${new URLSearchParams({ round: roundKey })}`;
}

/** Where it is told how a round went. */
export function debriefAddress(roundKey: string): string {
  return `${pieceAddress(roundKey)}/debrief`;
}

/** What would fit into the plan until a day. */
export function untilRoundAddress(day: string, from: string): string {
  return `/replan?${new URLSearchParams({ interviewOn: day, finishBefore: 'yes', from })}`;
}
