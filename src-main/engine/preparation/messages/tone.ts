import type { MessageTone } from '../../../../src-shared/domain/vocabulary/actions.ts';
import type { RelationshipType } from '../../../../src-shared/domain/vocabulary/parties.ts';

/** The tone a customer gets: a strategic one is never written to firmly, every tone is one step softer. */
export function effectiveTone(tone: MessageTone, relationship: RelationshipType): MessageTone {
  if (relationship !== 'strategic') return tone;
  return tone === 'firm' ? 'professional' : 'soft';
}
