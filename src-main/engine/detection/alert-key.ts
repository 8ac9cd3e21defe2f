import type { DetectionType } from '../../../src-shared/domain/vocabulary/detection.ts';
import type { AlertEntityType } from './types.ts';

/**
 * Identity of an alert across runs: one a type and entity. The business itself has no id; a fixed occasion (a payday) stands in for it, so that
 * putting away this payday's alert says nothing about the next.
 */
export function alertKey(type: DetectionType, entityType: AlertEntityType, entityId: string | null): string {
  return entityId === null ? `${type}:${entityType}` : `${type}:${entityType}:${entityId}`;
}
