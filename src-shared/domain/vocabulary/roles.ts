/** What a person may do in a business, least first: look; keep the books; and everything else, which is approving money, people and settings. */
export const ROLES = ['viewer', 'bookkeeper', 'owner'] as const;

export type Role = (typeof ROLES)[number];

/** Whether a person with this role (null: none) may do what asks for at least `needed`. */
export function reaches(role: Role | null, needed: Role): boolean {
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
