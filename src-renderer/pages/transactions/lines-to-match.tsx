import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../client.ts';
import { useFormat } from '../../components/use-format.ts';
import { countOf } from '../../format/numbers.ts';
import { useBusinessInput } from '../../stores/business.ts';

/** As many as a person walks through in one go. The page of lines to match asks for the same, so that it opens at once. */
export const LINES_TO_MATCH = 200;

/** The way to the lines that an open item explains, while there are any. */
export function LinesToMatch(): ReactNode {
  const input = useBusinessInput();
  const { locale } = useFormat();
  const { data } = useQuery(api.matching.suggestions.queryOptions({ input: { ...input, limit: LINES_TO_MATCH } }));
  if (data === undefined || data.rows.length === 0) return null;
  const count =
    data.rows.length < LINES_TO_MATCH ? countOf(data.rows.length, { one: 'line', many: 'lines' }, locale) : `${LINES_TO_MATCH} lines or more`;
  return (
    <Button component="a" href="#/transactions?show=matching" variant="default">
      {count} to match
    </Button>
  );
}
