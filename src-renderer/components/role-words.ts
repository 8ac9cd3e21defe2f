import type { Role } from '../../src-shared/domain/vocabulary/roles.ts';

/** What each role is called and what it means, in the words of a person who gives it to somebody. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly means: string }>> = {
  owner: { name: 'Owner', means: 'everything: approves money, decides over people and settings' },
  bookkeeper: { name: 'Bookkeeper', means: 'keeps the books; approves no money and changes no settings' },
  viewer: { name: 'Viewer', means: 'looks at everything and changes nothing' },
};
