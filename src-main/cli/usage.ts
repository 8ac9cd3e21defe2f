/** What a person typed cannot be understood: exit code 2, with the sentence and where to look. */
export class UsageError extends Error {}

export const USAGE = `tamio: will the money last?

  tamio import FILE... --account NAME [--currency ISO] [--answer KIND=VALUE]... [--dry-run]
  tamio forecast [--weeks 13] [--scenario NAME]
  tamio pipeline [--mode full|critical|targeted --types a,b]
  tamio report audit --from D --to D --out FILE.pdf
  tamio verify
  tamio backup [FILE]
  tamio restore FILE [--recovery-key KEY]
  tamio call PROCEDURE [JSON | -]
  tamio serve [--port N]

For all: --data DIR   --business NAME   --as-of YYYY-MM-DD   --json   --user NAME   --passphrase-file FILE
Answers: date_order=dmy|mdy|ymd  decimal_mark=,|.  sign=as_is|flip  currency=ISO  encoding=NAME  sheet=NAME
Exit codes: 0 done, 1 a failure explained in one line, 2 wrong usage.
`;
