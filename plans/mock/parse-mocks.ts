import type { ContentFormat } from '../content/parse-content.ts';
import { type MockFormat, MockFormatSchema } from './mock-format.ts';

/** What a file of mock interviews is held to. */
export const MOCKS_FORMAT: ContentFormat<MockFormat> = {
  schema: MockFormatSchema,
  noun: 'mock interview',
  beginning: '"id: my-mock", then title, about and rounds',
};
