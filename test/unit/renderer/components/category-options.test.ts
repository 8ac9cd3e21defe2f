import { describe, expect, it } from 'vitest';
import type { Category } from '../../../../src-shared/contract/transactions.ts';
import { categoryMatches } from '../../../../src-renderer/components/category-options.ts';

function category(id: number, name: string, isArchived = false): Category {
  return { id, name, direction: 'both', isArchived };
}

const categories = [category(1, 'Car rent'), category(2, 'Rent'), category(3, 'Café'), category(4, 'Rental income', true)];

describe('completing a category', () => {
  it('puts names that begin with the text before those that contain it, without archived ones', () => {
    expect(categoryMatches(categories, 'ren').matches.map(({ name }) => name)).toEqual(['Rent', 'Car rent']);
  });

  it('does not mind case and accents', () => {
    expect(categoryMatches(categories, 'CAFE').matches.map(({ name }) => name)).toEqual(['Café']);
  });

  it('offers to create what does not exist, and only that', () => {
    expect(categoryMatches(categories, 'ren').canCreate).toBe(true);
    expect(categoryMatches(categories, ' rent ').canCreate).toBe(false);
    expect(categoryMatches(categories, '  ').canCreate).toBe(false);
  });
});
