import { MOCKS_ADDRESS } from '../../mock-addresses.ts';

/** From the questions on to the interviews that are made of them. */
export function MockLinks() {
  return <a href={MOCKS_ADDRESS}>Mock interviews</a>;
}
