/** What a task asks for: reading and deriving, a guided exercise, building something, or speaking aloud. */
export const TASK_KINDS = ['study', 'follow-along', 'hands-on', 'rehearsal'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** `core` work is what the roadmap stands on; `stretch` work goes first when time is short. */
export const TASK_WEIGHTS = ['core', 'stretch'] as const;
export type TaskWeight = (typeof TASK_WEIGHTS)[number];

/** How a task left the plan: dropped, or set aside because the learner knows it already. */
export const DROP_ENDINGS = ['dropped', 'known'] as const;
export type DropEnding = (typeof DROP_ENDINGS)[number];

/** Why a task leaves the plan, in the learner's words, has so many characters. */
export const LONGEST_DROP_REASON = 500;

/** What a finished task leaves as proof. */
export const EVIDENCE_KINDS = ['note', 'link', 'number', 'document'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** How long its words are, and the address or path where it is. */
export const LONGEST_EVIDENCE_WORDS = 20_000;
export const LONGEST_EVIDENCE_LOCATION = 2_000;
