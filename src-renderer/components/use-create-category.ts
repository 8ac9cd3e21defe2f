import { useQueryClient } from '@tanstack/react-query';
import { api, client } from '../client.ts';
import { useBusiness } from '../stores/business.ts';
import { showError } from './undo-toast.tsx';

/** Makes a category of a typed name. A failure is said, and thrown on for whoever waits for the category. */
export function useCreateCategory(): (name: string) => Promise<{ readonly categoryId: number; readonly name: string }> {
  const queryClient = useQueryClient();
  const { id: businessId } = useBusiness();
  return async (name) => {
    try {
      const category = await client.categories.create({ businessId, name });
      await queryClient.invalidateQueries({ queryKey: api.categories.key() });
      return { categoryId: category.id, name: category.name };
    } catch (error) {
      showError(error);
      throw error;
    }
  };
}
