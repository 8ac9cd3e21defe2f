/** A yes or no as STRICT SQLite keeps it. */
export type Flag = 0 | 1;
