import type { Answers } from '../../client.ts';

/** One agreement with its versions and all its due items. */
export type AgreementDetail = Answers['agreements']['get'];
