import { reaches, type Role } from '../../src-shared/domain/vocabulary/roles.ts';
import { useBusinesses } from '../stores/business.ts';
import { useSession } from '../stores/session.ts';
import { ROLE_WORDS } from './role-words.ts';

export type May = {
  readonly isAllowed: boolean;
  /** Why not, as a sentence; null when allowed. */
  readonly reason: string | null;
};

const ALLOWED: May = { isAllowed: true, reason: null };

const WHO: Readonly<Record<Role, string>> = { viewer: 'people with a role', bookkeeper: 'owners and bookkeepers', owner: 'owners' };

/**
 * Whether the person in the window may do what asks for at least this role, in the business on the screen or (`file`) for the data file as a whole. The
 * host decides; this only keeps the window from offering what would be refused.
 */
export function useMay(needed: Role, where: 'business' | 'file' = 'business'): May {
  const session = useSession().data;
  const { current } = useBusinesses();
  // Before anybody has been entered there is one person, and everything is theirs.
  if (session === undefined || session.user === null) return ALLOWED;
  const inBusiness = session.roles.find(({ businessId }) => businessId === current?.id)?.role ?? null;
  const role = where === 'file' ? session.fileRole : inBusiness;
  if (reaches(role, needed)) return ALLOWED;
  const what = where === 'file' || current === undefined ? '' : ` of ${current.name}`;
  return {
    isAllowed: false,
    reason: `Only ${WHO[needed]}${what} can do this${role === null ? '' : `; you are a ${ROLE_WORDS[role].name.toLowerCase()}`}.`,
  };
}
