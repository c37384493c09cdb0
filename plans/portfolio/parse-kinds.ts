import type { ContentFormat } from '../content/parse-content.ts';
import { type Kind, KindSchema } from './kind.ts';

/** What a file of a kind of pieces is held to. */
export const KINDS_FORMAT: ContentFormat<Kind> = {
  schema: KindSchema,
  noun: 'kind',
  beginning: '"id: my-kind", then place, title, plural, about, titled and parts',
};
