import { MOCKS_ADDRESS, READINESS_ADDRESS } from './addresses.ts';

/** From the questions on to the interviews that are made of them, and to what all of it amounts to. */
export function MockLinks() {
  return (
    <>
      <a href={MOCKS_ADDRESS}>Mock interviews</a> <a href={READINESS_ADDRESS}>Readiness</a>
    </>
  );
}
