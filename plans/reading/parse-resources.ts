import type { ContentFormat } from '../content/parse-content.ts';
import { type ResourceShelf, ResourceShelfSchema } from './resource.ts';

/** What a file of resources is held to. */
export const RESOURCES_FORMAT: ContentFormat<ResourceShelf> = {
  schema: ResourceShelfSchema,
  noun: 'shelf',
  beginning: '"id: my-shelf", then title and resources',
};
