/** The contract's least length. */
const LENGTH_MIN = 8;

type TypedPassphrase = { readonly current: string; readonly next: string; readonly again: string };
type PassphraseProblems = { readonly current?: string; readonly next?: string; readonly again?: string };

/** What is wrong with each field, in words; empty when the form can be sent. */
export function passphraseProblems(typed: TypedPassphrase, hasPassphrase: boolean): PassphraseProblems {
  return {
    ...(hasPassphrase && typed.current === '' ? { current: 'The passphrase in use is needed to change it.' } : {}),
    ...(typed.next.length < LENGTH_MIN ? { next: `At least ${LENGTH_MIN} characters.` } : {}),
    ...(typed.again !== typed.next ? { again: 'The two are not the same.' } : {}),
  };
}
