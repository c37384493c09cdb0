/** Marks a file as ours, in SQLite's own header: "Dmrk". */
export const APPLICATION_ID = 0x446d726b;
