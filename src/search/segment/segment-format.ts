/** "BFSG" and "BFPS": what a file of the index begins with. */
export const segmentMagic = 0x47534642;
export const positionsMagic = 0x53504642;

/**
 * Version of the files' layout and of the rules by which words are cut and folded. Files of another version do not
 * open; whoever holds the documents builds them again.
 */
export const segmentVersion = 5;

/** A stored length that says: look into the table of long ones. Stored lengths are 0 for no field, else length + 1. */
export const longLength = 0xffff;
