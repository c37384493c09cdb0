export const MOCKS_ADDRESS = '/mocks';
export const READINESS_ADDRESS = '/practice/readiness';

export function mockAddress(id: number): string {
  return `${MOCKS_ADDRESS}/${id}`;
}

/** For whoever asks, on paper. */
export function mockSheetAddress(id: number): string {
  return `${mockAddress(id)}/sheet`;
}

export function roundAddress(id: number, position: number): string {
  return `${mockAddress(id)}/rounds/${position}`;
}
