import { RATING } from '../../plans/skill/skills.ts';
import { kindAddress } from '../portfolio/addresses.ts';

/** How the learner rates their skills, and what evidence says. */
export const SKILLS_ADDRESS = kindAddress(RATING);
